package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemType;

class ProblemTypesTest {
  private final ProblemTypes types = new ProblemTypes();

  @Test
  void everyEnumOfProblems_isListed() {
    List<Object> declared =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.sen")
                .stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of((Object[]) type.getEnumConstants()))
                .toList();

    assertThat(declared).isNotEmpty();
    assertThat(types.list())
        .map(type -> (Object) type)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyType_hasItsOwnAddressAStatusAndATitleInBothLanguages() {
    assertThat(types.list()).extracting(ProblemType::slug).doesNotHaveDuplicates();
    assertThat(types.list())
        .allSatisfy(
            type -> {
              assertThat(type.slug()).matches("[a-z]+(-[a-z]+)*");
              assertThat(type.status()).isBetween(400, 599);
              assertThat(type.title(Languages.VIETNAMESE)).isNotBlank();
              assertThat(type.title(Languages.ENGLISH))
                  .isNotBlank()
                  .isNotEqualTo(type.title(Languages.VIETNAMESE));
            });
  }
}
