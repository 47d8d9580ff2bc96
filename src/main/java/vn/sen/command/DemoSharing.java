package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Person;
import vn.sen.access.UseRules.Action;
import vn.sen.access.sharing.AccessRequest;
import vn.sen.access.sharing.AccessRequest.State;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.access.sharing.Agreement;
import vn.sen.access.sharing.Agreements;
import vn.sen.access.sharing.Duty;
import vn.sen.access.sharing.Ledger;
import vn.sen.access.sharing.SharingReview;
import vn.sen.access.sharing.UseCounts;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.BaseIri;

/** Requests and agreements of the demonstration, in every state. */
final class DemoSharing {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final ApplicationContext context;
  private final Person researcher;
  private final Person scientist;
  private final Person steward;
  private final Instant now = Instant.now();
  private final LocalDate today = LocalDate.ofInstant(now, ZONE);

  /**
   * @param researcher belongs to no agency
   * @param scientist steward of the Ministry of Science and Technology
   * @param steward of the Ministry of Health
   */
  DemoSharing(ApplicationContext context, Person researcher, Person scientist, Person steward) {
    this.context = context;
    this.researcher = researcher;
    this.scientist = scientist;
    this.steward = steward;
  }

  void create() {
    AccessRequests requests = context.getBean(AccessRequests.class);
    AccessRequest open = request("demo-payment-transactions", researcher, Optional.empty(), 6);
    AccessRequest asked = request("demo-health-records", scientist, Optional.of("most"), 9);
    AccessRequest refused = request("demo-health-records", researcher, Optional.empty(), 30);
    AccessRequest withdrawn = request("demo-power-load", researcher, Optional.empty(), 40);
    AccessRequest granted =
        request("demo-payment-transactions", scientist, Optional.of("most"), 20);
    requests.create(List.of(open, asked, refused, withdrawn, granted));
    requests.addMessage(
        asked.id(),
        Set.of(State.OPEN),
        State.ASKED,
        steward,
        true,
        "Nhóm nghiên cứu sẽ lưu dữ liệu ở đâu, và ai được mở?",
        now.minus(Duration.ofDays(2)));
    requests.end(
        refused.id(),
        State.REFUSED,
        "Mục đích nêu chung; hãy gửi lại với đề cương nghiên cứu.",
        now.minus(Duration.ofDays(25)));
    requests.end(withdrawn.id(), State.WITHDRAWN, "", now.minus(Duration.ofDays(39)));
    requests.grant(
        granted.id(),
        agreement(
            "demo-payment-transactions",
            Optional.of(granted.id()),
            Optional.empty(),
            Optional.of("most"),
            -15,
            350,
            Optional.empty(),
            Optional.of(2)),
        "Người quản lý dữ liệu",
        now.minus(Duration.ofDays(15)));
    agreements();
  }

  private void agreements() {
    Agreements agreements = context.getBean(Agreements.class);
    Agreement active = ofResearcher("demo-health-records", -60, 120, Optional.empty());
    Agreement soon = ofResearcher("demo-fraud-cases", -90, 7, Optional.of(100L));
    Agreement upcoming = ofResearcher("demo-power-load", 10, 100, Optional.empty());
    Agreement expired = ofResearcher("demo-payment-transactions", -200, -20, Optional.empty());
    Agreement revoked = ofResearcher("demo-payment-transactions", -100, 100, Optional.empty());
    for (Agreement one : List.of(active, soon, upcoming, expired, revoked)) {
      agreements.create(one, "Người quản lý dữ liệu", one.starts());
      recordGrant(one);
    }
    agreements.revoke(
        revoked.id(), "Người quản lý dữ liệu", "Dự án đã dừng.", now.minus(Duration.ofDays(50)));
    agreements.report(
        expired.id(),
        researcher.name(),
        "Mô hình phát hiện gian lận đạt độ chính xác 0,91 trên tập kiểm thử; mã nguồn đã công bố.",
        now.minus(Duration.ofDays(25)));
    uses();
    reciprocity(agreements);
  }

  /**
   * What most got on condition that it shares two datasets with sbv is suspended, since it shares
   * one and its time to mend it is over; moit is warned by moh.
   */
  private void reciprocity(Agreements agreements) {
    context
        .getBean(Ledger.class)
        .startShortfall(
            "most", "sbv", 2, now.minus(Duration.ofDays(40)), now.minus(Duration.ofDays(10)));
    Agreement warned =
        agreement(
            "demo-health-records",
            Optional.empty(),
            Optional.empty(),
            Optional.of("moit"),
            -5,
            200,
            Optional.empty(),
            Optional.of(3));
    agreements.create(warned, "Người quản lý dữ liệu", warned.starts());
    context.getBean(SharingReview.class).review();
    recordGrant(warned);
  }

  /**
   * In the audit log of the steward's agency, with the time at which the demonstration was made.
   */
  private void recordGrant(Agreement agreement) {
    if (!agreement.owner().equals("moh")) {
      return;
    }
    context
        .getBean(AuditLog.class)
        .record(
            AuditEvent.of(AuditAction.ACCESS_GRANTED, steward)
                .inAgency(agreement.owner())
                .about(context.getBean(BaseIri.class).dataset(agreement.slug()))
                .with("agreement", agreement.id().toString())
                .with("purpose", agreement.purpose()));
  }

  private void uses() {
    UseCounts counts = context.getBean(UseCounts.class);
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int i = 0; i < 40; i++) {
      counts.count(id("demo-clinic-load"), Action.DOWNLOAD, Optional.empty(), day.minusDays(i));
      counts.count(id("demo-power-load"), Action.DOWNLOAD, Optional.of("most"), day.minusDays(i));
      if (i % 3 == 0) {
        counts.count(id("demo-clinic-load"), Action.QUERY, Optional.of("sbv"), day.minusDays(i));
        counts.count(
            id("demo-payment-transactions"),
            Action.DOWNLOAD,
            Optional.of("most"),
            day.minusDays(i));
      }
    }
  }

  private AccessRequest request(String slug, Person person, Optional<String> agency, int daysAgo) {
    Dataset dataset = dataset(slug);
    Instant created = now.minus(Duration.ofDays(daysAgo));
    return new AccessRequest(
        UUID.randomUUID(),
        UUID.randomUUID(),
        dataset.id(),
        slug,
        dataset.view().title(),
        DemoCatalog.OWNERS.get(slug),
        person.id(),
        person.name(),
        agency,
        "research",
        "Huấn luyện và đánh giá mô hình; kết quả công bố ở dạng tổng hợp.",
        today,
        today.plusYears(1),
        State.OPEN,
        created,
        created,
        Optional.empty(),
        "");
  }

  private Agreement ofResearcher(String slug, int fromDays, int untilDays, Optional<Long> most) {
    return agreement(
        slug,
        Optional.empty(),
        Optional.of(researcher.id()),
        Optional.empty(),
        fromDays,
        untilDays,
        most,
        Optional.empty());
  }

  private Agreement agreement(
      String slug,
      Optional<UUID> request,
      Optional<UUID> person,
      Optional<String> agency,
      int fromDays,
      int untilDays,
      Optional<Long> mostUses,
      Optional<Integer> shared) {
    Dataset dataset = dataset(slug);
    Instant starts = now.plus(Duration.ofDays(fromDays));
    return new Agreement(
        UUID.randomUUID(),
        request,
        dataset.id(),
        slug,
        dataset.view().title(),
        DemoCatalog.OWNERS.get(slug),
        person,
        agency,
        person.isPresent() ? researcher.name() : scientist.name(),
        "research",
        "Huấn luyện và đánh giá mô hình; kết quả công bố ở dạng tổng hợp.",
        "Không chuyển dữ liệu cho bên thứ ba.",
        starts,
        now.plus(Duration.ofDays(untilDays)),
        mostUses,
        0,
        shared,
        Set.of(Duty.ATTRIBUTE, Duty.REPORT_BACK),
        Optional.of(today.plusDays(untilDays)),
        false,
        starts,
        "Người quản lý dữ liệu",
        Optional.empty(),
        "");
  }

  private Dataset dataset(String slug) {
    return context.getBean(Datasets.class).findAny(slug).orElseThrow();
  }

  private UUID id(String slug) {
    return dataset(slug).id();
  }
}
