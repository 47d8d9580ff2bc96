package vn.sen.access.leak;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.testing.RunningPortal;

/**
 * A dataset whose every text holds a canary: a word that is nowhere else. Its file holds another.
 *
 * @param canary in every text of the metadata
 * @param dataCanary in the file only
 * @param word a further word of the title, for searches that must not echo the canary
 */
record SecretDataset(String slug, String canary, String dataCanary, String word) {
  static final String OWNER = "moh";
  static final String OTHER = "moit";
  static final String FILE = "data.csv";

  static SecretDataset create(RunningPortal portal, String name, String level, Kind kind) {
    String unique = UUID.randomUUID().toString().replaceAll("[0-9-]", "q").substring(0, 16);
    SecretDataset secret =
        new SecretDataset(
            "leak-" + name + "-" + UUID.randomUUID().toString().substring(0, 8),
            "canary" + unique + name,
            "datacanary" + unique + name,
            "tukhoa" + unique);
    secret.publish(portal, level, kind);
    return secret;
  }

  enum Kind {
    SEEN,
    HIDDEN,
    DRAFT,
    /** Open, and seen by everybody, but its files wait for a day to come. */
    EMBARGOED
  }

  private static final String EMBARGO =
      """
      odrl:hasPolicy [ a odrl:Offer ; odrl:prohibition [ a odrl:Prohibition ;
        odrl:action odrl:use ; odrl:constraint [ a odrl:Constraint ;
          odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lt ;
          odrl:rightOperand "2099-01-15"^^<http://www.w3.org/2001/XMLSchema#date> ] ] ] ;
      """;

  private void publish(RunningPortal portal, String level, Kind kind) {
    var context = portal.context();
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        PREFIX sen: <ns#>
        PREFIX odrl: <http://www.w3.org/ns/odrl/2/>
        <datasets/SLUG> a dcat:Dataset ;
          dct:title "Bộ WORD CANARY"@vi , "Dataset WORD CANARY"@en ;
          dct:description "Mô tả CANARY"@vi , "About CANARY"@en ;
          dct:identifier "SLUG" ;
          dct:publisher <agencies/OWNER> ;
          dct:accessRights <vocab/access-levels/LEVEL> ;
          HIDDEN
          EMBARGO
          dcat:theme <vocab/sectors/health> ;
          sen:aiTask <vocab/ai-tasks/CANARYtask> ;
          dcat:keyword "CANARY"@vi , "keyCANARY"@en ;
          dct:spatial <vocab/places/2025-01> ;
          dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "1907" ; dcat:endDate "1908" ] ;
          dcat:contactPoint [ a vcard:Organization ; vcard:fn "CANARY" ;
            vcard:hasURL <https://CANARY.example/> ] ;
          dcat:version "CANARY" ;
          <http://elsewhere.example/CANARY> "CANARY" ;
          dcat:distribution <datasets/SLUG/distributions/d> .
        <datasets/SLUG/distributions/d> a dcat:Distribution ;
          dct:title "Tệp CANARY"@vi ; dct:description "CANARY"@en ;
          dct:format <http://publications.europa.eu/resource/authority/file-type/CANARYFORMAT> ;
          dct:license <vocab/licences/cc-by-4.0> ;
          sen:attribution "CANARY" ;
          dcat:accessURL <datasets/SLUG> ;
          dcat:downloadURL <datasets/SLUG/files/data.csv> .
        """
            .replace(
                "HIDDEN",
                kind == Kind.HIDDEN ? "sen:discoverability <vocab/discoverability/hidden> ;" : "")
            .replace("EMBARGO", kind == Kind.EMBARGOED ? EMBARGO : "")
            .replace("SLUG", slug)
            .replace("WORD", word)
            .replace("CANARY", canary)
            .replace("OWNER", OWNER)
            .replace("LEVEL", level);
    Description description =
        new DescriptionReader()
            .read(document, RdfSyntax.TURTLE, portal.baseIri(), "datasets/" + slug);
    Datasets.Audience audience =
        kind == Kind.DRAFT
            ? new Datasets.Audience(Set.of("agency:" + OWNER), Set.of("agency:" + OWNER))
            : context
                .getBean(Gate.class)
                .audienceOf(context.getBean(DatasetMapper.class).map(description));
    StoredContent content =
        context
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream(fileText().getBytes(StandardCharsets.UTF_8)));
    context
        .getBean(Datasets.class)
        .publish(description, audience, "author " + canary, "note " + canary);
    context
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug, FILE, "text/csv", content.sizeBytes(), content.sha256(), Instant.now()));
  }

  /** Begins a draft of the next version, which replaces the file and says the canary once more. */
  void draftNext(RunningPortal portal, String token) {
    HttpResponse<String> answer =
        portal.send(
            portal
                .request(
                    "/api/datasets/" + slug + "/files/" + FILE,
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "text/csv")
                .PUT(HttpRequest.BodyPublishers.ofString(fileText()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains(canary)) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /** The three ways to its data: whole, its first rows, its rows by program. */
  List<String> uses() {
    return List.of(file(), file() + "/preview", "/api" + file() + "/rows");
  }

  String file() {
    return "/datasets/" + slug + "/files/" + FILE;
  }

  private String fileText() {
    return "a,b\n" + dataCanary + ",1\n";
  }

  /** The checksum by which the file's check is asked about. */
  String fileSha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(fileText().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  UUID id(RunningPortal portal) {
    return portal.context().getBean(Datasets.class).findAny(slug).map(Dataset::id).orElseThrow();
  }
}
