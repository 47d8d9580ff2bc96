package vn.sen;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;

/**
 * Holds the import table of docs/architecture.md. A rule changes with a decision record, never by
 * an exclusion.
 */
@AnalyzeClasses(packages = "vn.sen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Package to what it may use; in falling order, so that arrows go down only. */
  private static final Map<String, List<String>> MAY_USE = mayUse();

  private static Map<String, List<String>> mayUse() {
    List<String> features =
        List.of(
            "command",
            "web",
            "api",
            "interop",
            "harvest",
            "publishing",
            "targets",
            "data",
            "privacy",
            "search",
            "sparql",
            "access",
            "catalog",
            "metadata",
            "platform");
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      table.put(features.get(i), features.subList(i + 1, features.size()));
    }
    List<String> readModel = List.of("access", "catalog", "metadata", "platform");
    table.put("search", readModel);
    table.put("sparql", readModel);
    table.put("privacy", readModel);
    return table;
  }

  @ArchTest
  static void packagesUseOnlyWhatTheTableAllows(com.tngtech.archunit.core.domain.JavaClasses all) {
    MAY_USE.forEach(
        (feature, allowed) -> {
          String[] forbidden =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(feature) && !allowed.contains(other))
                  .map(other -> "vn.sen." + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("vn.sen." + feature + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .allowEmptyShould(true)
              .check(all);
        });
  }

  @ArchTest
  static final ArchRule everyClassIsInAPackageOfTheTable =
      classes()
          .should()
          .resideInAnyPackage(
              MAY_USE.keySet().stream()
                  .map(name -> "vn.sen." + name + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule jenaStaysInMetadataAndSparql =
      noClasses()
          .that()
          .resideOutsideOfPackages("vn.sen.metadata..", "vn.sen.sparql..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.jena..");

  @ArchTest
  static final ArchRule luceneStaysInSearch =
      noClasses()
          .that()
          .resideOutsideOfPackage("vn.sen.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule jdbcStaysInStores =
      noClasses()
          .that()
          .resideOutsideOfPackages("..store..", "vn.sen.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "io.micronaut.data..");

  @ArchTest
  static void aStoreIsUsedByItsOwnFeatureOnly(com.tngtech.archunit.core.domain.JavaClasses all) {
    for (String feature : MAY_USE.keySet()) {
      classes()
          .that()
          .resideInAPackage("vn.sen." + feature + ".store..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("vn.sen." + feature + "..")
          .allowEmptyShould(true)
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule controllersLiveAtTheDoors =
      classes()
          .that()
          .areAnnotatedWith(Controller.class)
          .should()
          .resideInAnyPackage("vn.sen.api..", "vn.sen.interop..", "vn.sen.web..");

  @ArchTest
  static final ArchRule noCyclesBetweenSubPackages =
      slices()
          .matching("vn.sen.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(alwaysTrue(), resideInAnyPackage("vn.sen"));

  /** Each of them asks the disclosure gate before, or publishes after in the same breath. */
  @ArchTest
  static final ArchRule onlyTheKnownDoorsAttachFiles =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("vn.sen.command.DemoCatalog")
          .and()
          .doNotHaveFullyQualifiedName("vn.sen.data.DataPackLoader")
          .and()
          .doNotHaveFullyQualifiedName("vn.sen.data.DerivedFiles")
          .and()
          .doNotHaveFullyQualifiedName("vn.sen.publishing.Review")
          .and()
          .doNotHaveFullyQualifiedName("vn.sen.publishing.archive.ArchiveImport")
          .and()
          .doNotHaveFullyQualifiedName("vn.sen.targets.SeedLoader")
          .should()
          .callMethod(StoredFiles.class, "add", StoredFile.class)
          .orShould()
          .callMethod(StoredFiles.class, "create", StoredFile.class);

  @ArchTest
  static final ArchRule noFieldInjection = noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that(resideOutsideOfPackage("vn.sen.command.."))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Dto");
}
