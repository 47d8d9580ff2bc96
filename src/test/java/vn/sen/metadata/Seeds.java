package vn.sen.metadata;

import java.util.List;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/** The descriptions that come with the portal, as tests read them. */
final class Seeds {
  static final BaseIri BASE = new BaseIri("http://localhost:8080/");
  private static final ResourceFolder FOLDER = new ResourceFolder("seed-data");

  private Seeds() {}

  static List<String> files() {
    return FOLDER.list(".ttl").stream().filter(file -> file.startsWith("datasets/")).toList();
  }

  static Description read(String file) {
    return new DescriptionReader()
        .readAll(FOLDER.open(file), RdfSyntax.TURTLE, BASE.value())
        .getFirst();
  }

  /** A synthetic dataset of another publisher, with everything of DCAT 3. */
  static Description readWholeDcat3() {
    return new DescriptionReader()
        .readAll(
            Seeds.class.getResourceAsStream("/metadata/whole-dcat3.ttl"),
            RdfSyntax.TURTLE,
            BASE.value())
        .getFirst();
  }

  static List<Description> all() {
    return files().stream().map(Seeds::read).toList();
  }
}
