package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import vn.sen.access.Gate;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.QualityAssessment;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;

/** Datasets of the demonstration, one at every access level and a hidden one; all synthetic. */
final class DemoCatalog {
  private static final long SEED = 127_2289;
  private static final String DEMO = "Sen ./sen demo";

  private final ApplicationContext context;
  private final SyntheticFiles files = new SyntheticFiles(SEED);

  DemoCatalog(ApplicationContext context) {
    this.context = context;
  }

  /** Slug to what is known of it here. */
  static final Map<String, String> OWNERS =
      Map.of(
          "demo-clinic-load", "moh",
          "demo-research-energy", "most",
          "demo-power-load", "moit",
          "demo-payment-transactions", "sbv",
          "demo-health-records", "moh",
          "demo-fraud-cases", "sbv");

  void publish() {
    publish(
        "demo-clinic-load",
        "open",
        false,
        "health",
        "Lượt khám theo giờ (dữ liệu tổng hợp)",
        "Visits to clinics by hour (synthetic)",
        "clinic-load-synthetic.csv",
        files.series(2_000, "luot_kham", 120));
    publish(
        "demo-research-energy",
        "registered",
        false,
        "energy",
        "Tiêu thụ điện của phòng thí nghiệm (dữ liệu tổng hợp)",
        "Power used by laboratories (synthetic)",
        "laboratory-power-synthetic.csv",
        files.series(2_000, "kwh", 40));
    publish(
        "demo-power-load",
        "shared",
        false,
        "energy",
        "Phụ tải điện theo giờ (dữ liệu tổng hợp)",
        "Load of the power grid by hour (synthetic)",
        "power-load-synthetic.csv",
        files.series(5_000, "mw", 38_000));
    publish(
        "demo-payment-transactions",
        "restricted",
        false,
        "finance-banking",
        "Giao dịch thanh toán để phát hiện gian lận (dữ liệu tổng hợp)",
        "Payment transactions for fraud detection (synthetic)",
        "payment-transactions-synthetic.csv",
        files.payments(5_000));
    publish(
        "demo-health-records",
        "restricted",
        false,
        "health",
        "Hồ sơ khám chữa bệnh (dữ liệu tổng hợp)",
        "Health records (synthetic)",
        "health-records-synthetic.csv",
        files.healthRecords(3_000));
    publish(
        "demo-fraud-cases",
        "restricted",
        true,
        "finance-banking",
        "Vụ việc gian lận đang xác minh (dữ liệu tổng hợp, ẩn)",
        "Fraud cases under examination (synthetic, hidden)",
        "fraud-cases-synthetic.csv",
        files.payments(200));
  }

  private void publish(
      String slug,
      String level,
      boolean hidden,
      String sector,
      String vietnamese,
      String english,
      String file,
      String content) {
    BaseIri base = context.getBean(BaseIri.class);
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        PREFIX sen: <ns#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <datasets/%1$s> a dcat:Dataset ;
          dct:title "%2$s"@vi , "%3$s"@en ;
          dct:description "Dữ liệu tổng hợp do chương trình sinh ra để dùng thử cổng: không nói về người hay tổ chức có thật nào."@vi ,
            "Synthetic data, made by a program to try the portal out: it tells of no real person or organisation."@en ;
          dct:identifier "%1$s" ;
          dct:publisher <agencies/%4$s> ;
          dct:accessRights <vocab/access-levels/%5$s> ;
          %6$s
          dcat:theme <vocab/sectors/%7$s> ;
          dcat:keyword "tổng hợp"@vi , "dùng thử"@vi , "synthetic"@en , "demo"@en ;
          dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/MONTHLY> ;
          dcat:contactPoint [ a vcard:Organization ; vcard:fn "Bộ phận dữ liệu"@vi , "Data office"@en ] ;
          dcat:distribution <datasets/%1$s/distributions/csv> .
        <datasets/%1$s/distributions/csv> a dcat:Distribution ;
          dct:title "%2$s, CSV"@vi , "%3$s, CSV"@en ;
          dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;
          dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;
          %10$s
          dcat:accessURL <datasets/%1$s> ;
          dcat:downloadURL <datasets/%1$s/files/%8$s> ;
          dcat:byteSize "%9$d"^^xsd:nonNegativeInteger .
        """
            .formatted(
                slug,
                vietnamese,
                english,
                OWNERS.get(slug),
                level,
                hidden ? "sen:discoverability <vocab/discoverability/hidden> ;" : "",
                sector,
                file,
                content.getBytes(StandardCharsets.UTF_8).length,
                level.equals("open") ? "dct:license <vocab/licences/cc0-1.0> ;" : "");
    Description description =
        context
            .getBean(QualityAssessment.class)
            .measured(
                context
                    .getBean(DescriptionReader.class)
                    .read(document, RdfSyntax.TURTLE, base.value(), "datasets/" + slug));
    StoredContent stored =
        context
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    // Before it is published, so that it is checked.
    context
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug, file, "text/csv", stored.sizeBytes(), stored.sha256(), Instant.now()));
    context
        .getBean(Datasets.class)
        .publish(
            description,
            context
                .getBean(Gate.class)
                .audienceOf(context.getBean(DatasetMapper.class).map(description)),
            DEMO,
            "");
  }
}
