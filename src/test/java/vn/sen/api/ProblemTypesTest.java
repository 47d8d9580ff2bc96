package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.sen.platform.Languages;
import vn.sen.platform.ProblemType;

/** Looks at the classes as {@code ArchitectureTest} does, so that they are read once for both. */
@AnalyzeClasses(packages = "vn.sen", importOptions = ImportOption.DoNotIncludeTests.class)
class ProblemTypesTest {
  @ArchTest
  static void everyEnumOfProblems_isListed(JavaClasses all) {
    List<Object> declared =
        all.stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of((Object[]) type.getEnumConstants()))
            .toList();

    assertThat(declared).isNotEmpty();
    assertThat(new ProblemTypes().list())
        .map(type -> (Object) type)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyType_hasItsOwnAddressAStatusAndATitleInBothLanguages() {
    List<ProblemType> types = new ProblemTypes().list();

    assertThat(types).extracting(ProblemType::slug).doesNotHaveDuplicates();
    assertThat(types)
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
