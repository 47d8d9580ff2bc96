package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CroissantTest {
  private static final String ODRL = "http://www.w3.org/ns/odrl/2/";

  @Test
  void policy_isWholeWithItsConstraints() {
    Description description = Seeds.readWholeDcat3();

    JsonObject croissant =
        Json.createReader(
                new ByteArrayInputStream(
                    new Croissant(Seeds.BASE, new CodeLists(Seeds.BASE), ObjectMapper.getDefault())
                        .write(
                            description,
                            new DatasetMapper(Seeds.BASE).map(description),
                            1,
                            Map.of(),
                            "")))
            .readObject();

    JsonObject usage = croissant.getJsonArray("usageInfo").getJsonObject(0);
    JsonObject permission = usage.getJsonArray(ODRL + "permission").getJsonObject(0);
    JsonObject constraint = permission.getJsonArray(ODRL + "constraint").getJsonObject(0);
    assertThat(constraint.getJsonArray(ODRL + "leftOperand").getJsonObject(0).getString("@id"))
        .isEqualTo(ODRL + "purpose");
    assertThat(constraint.getJsonArray(ODRL + "rightOperand").getJsonObject(0).getString("@value"))
        .isEqualTo("nghiên cứu");
    assertThat(usage.getJsonArray(ODRL + "prohibition")).hasSize(1);
    assertThat(croissant.getJsonObject("publisher").getString("name"))
        .isEqualTo("Sở Nông nghiệp ví dụ");
  }
}
