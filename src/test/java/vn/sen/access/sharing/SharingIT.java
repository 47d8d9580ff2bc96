package vn.sen.access.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.AuditAction;
import vn.sen.access.Role;
import vn.sen.access.audit.AuditTrail;
import vn.sen.metadata.LocalizedText;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestAgreement;
import vn.sen.testing.TestDataset;
import vn.sen.testing.TestPerson;

/** From the request to the end of the agreement, as people do it in the pages. */
class SharingIT {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));

  private static RunningPortal portal;
  private static TestPerson steward;
  private static TestPerson otherSteward;

  @BeforeAll
  static void signIn() {
    portal = RunningPortal.get();
    steward = portal.signIn("Hà", Map.of("moh", Role.STEWARD));
    otherSteward = portal.signIn("Nam", Map.of("moit", Role.STEWARD));
  }

  private static TestPerson researcher() {
    return portal.signIn("Lan", Map.of());
  }

  private static TestDataset restricted(String owner) {
    return TestDataset.publish(portal, owner, "restricted", false);
  }

  /** Asks, and gives back the requests that were made. */
  private static List<AccessRequest> ask(TestPerson person, TestDataset... datasets) {
    StringBuilder body = new StringBuilder();
    for (TestDataset dataset : datasets) {
      body.append("dataset=").append(dataset.slug()).append('&');
    }
    HttpResponse<String> answer =
        portal.send(
            portal
                .request(
                    "/requests",
                    "Cookie",
                    person.cookie(),
                    "Origin",
                    portal.baseIri().replaceAll("/$", ""),
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        body
                            + "purpose=research&project=test&starts="
                            + TODAY
                            + "&ends="
                            + TODAY.plusDays(90)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return portal
        .context()
        .getBean(AccessRequests.class)
        .listOfRequesters(person.person().id(), Set.of());
  }

  private static String granted(TestPerson person, AccessRequest request, String... more) {
    String[] fields = new String[8 + more.length];
    System.arraycopy(
        new String[] {
          "do",
          "grant",
          "starts",
          TODAY.toString(),
          "ends",
          TODAY.plusDays(30).toString(),
          "conditions",
          "Không chuyển cho bên thứ ba."
        },
        0,
        fields,
        0,
        8);
    System.arraycopy(more, 0, fields, 8, more.length);
    HttpResponse<String> answer = person.post("/requests/" + request.id(), fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static List<String> news(TestPerson person) {
    return news(person, Set.of("public"));
  }

  private static List<String> news(TestPerson person, Set<String> tokens) {
    return portal.context().getBean(Notifications.class).list(person.person().id(), tokens).stream()
        .map(entry -> entry.text().in(java.util.Locale.ENGLISH))
        .toList();
  }

  private static Agreement agreement(
      TestDataset dataset, Optional<TestPerson> with, Optional<String> agency, long untilSeconds) {
    Instant now = Instant.now();
    return TestAgreement.on(dataset.id(portal), dataset.slug(), "moh")
        .titled(new LocalizedText(Map.of("vi", dataset.title())))
        .with(with.map(one -> one.person().id()), agency)
        .lasting(now.minus(Duration.ofDays(2)), now.plusSeconds(untilSeconds))
        .inReturnFor(agency.map(_ -> 1))
        .agreement();
  }

  @Test
  void oneFormForSeveralDatasets_reachesEachOwnerWithTheirPart() {
    TestPerson researcher = researcher();
    TestDataset health = restricted("moh");
    TestDataset power = restricted("moit");

    List<AccessRequest> requests = ask(researcher, health, power);

    assertThat(requests).hasSize(2);
    assertThat(requests).extracting(AccessRequest::form).containsOnly(requests.getFirst().form());
    String ofHealth = steward.get("/requests").body();
    assertThat(ofHealth).contains(health.title()).doesNotContain(power.title());
    assertThat(otherSteward.get("/requests").body())
        .contains(power.title())
        .doesNotContain(health.title());
    assertThat(news(steward)).anyMatch(text -> text.contains(health.title()));
    for (AccessRequest request : requests) {
      boolean isHealth = request.slug().equals(health.slug());
      assertThat(steward.get("/requests/" + request.id()).statusCode())
          .isEqualTo(isHealth ? 200 : 404);
      assertThat(researcher.get("/requests/" + request.id()).statusCode()).isEqualTo(200);
      assertThat(researcher().get("/requests/" + request.id()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void askingBack_passesTheTurn_andTellsTheOtherSide() {
    TestPerson researcher = researcher();
    AccessRequest request = ask(researcher, restricted("moh")).getFirst();
    String page = "/requests/" + request.id();

    steward.post(page, "do", "write", "text", "Lưu ở đâu?");
    AccessRequest asked = find(request);
    researcher.post(page, "do", "write", "text", "Ở máy chủ của viện.");
    AccessRequest answered = find(request);

    assertThat(asked.state()).isEqualTo(AccessRequest.State.ASKED);
    assertThat(answered.state()).isEqualTo(AccessRequest.State.OPEN);
    assertThat(steward.get(page).body()).contains("Lưu ở đâu?").contains("Ở máy chủ của viện.");
    assertThat(news(researcher)).anyMatch(text -> text.contains("asks back"));
    assertThat(news(steward)).anyMatch(text -> text.contains("was answered"));
    assertThat(steward.get("/").body()).contains("/notifications");
  }

  private static AccessRequest find(AccessRequest request) {
    return portal.context().getBean(AccessRequests.class).find(request.id()).orElseThrow();
  }

  @Test
  void grant_letsIn_andItsRevocationEndsTheDownloadAtOnce() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    AccessRequest request = ask(researcher, dataset).getFirst();
    int before = researcher.get(dataset.file()).statusCode();

    String agreement = granted(steward, request);
    HttpResponse<String> during = researcher.get(dataset.file());
    String turtle = researcher.get(agreement + ".ttl").body();
    steward.post(agreement, "do", "revoke", "reason", "Dự án đã dừng.");
    HttpResponse<String> after =
        researcher.get(
            dataset.file(), "If-None-Match", during.headers().firstValue("ETag").orElseThrow());

    assertThat(before).isEqualTo(403);
    assertThat(during.statusCode()).isEqualTo(200);
    assertThat(turtle).contains("odrl:Agreement").contains("odrl:assignee");
    assertThat(after.statusCode()).isEqualTo(403);
    assertThat(researcher.get(agreement).body())
        .contains("Dự án đã dừng.")
        .contains("Không chuyển cho bên thứ ba.");
    assertThat(news(researcher))
        .anyMatch(text -> text.contains("You may use"))
        .anyMatch(text -> text.contains("was revoked: Dự án đã dừng."));
    assertThat(actions(dataset))
        .contains(
            "ACCESS_REQUESTED", "USE_REFUSED", "ACCESS_GRANTED", "DATA_USED", "ACCESS_REVOKED");
  }

  private static List<String> actions(TestDataset dataset) {
    return portal
        .context()
        .getBean(AuditTrail.class)
        .list(
            AuditTrail.Question.ofAgency("moh")
                .about(Optional.of(portal.baseIri() + "datasets/" + dataset.slug())),
            100)
        .stream()
        .map(entry -> entry.action())
        .toList();
  }

  @Test
  void grantOfAFewUses_endsWithTheLastOfThem() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    granted(steward, ask(researcher, dataset).getFirst(), "most-uses", "2");

    List<Integer> statuses =
        List.of(
            researcher.get(dataset.file()).statusCode(),
            researcher.get(dataset.file()).statusCode(),
            researcher.get(dataset.file()).statusCode());

    assertThat(statuses).containsExactly(200, 200, 403);
  }

  @Test
  void refusal_saysWhy_andIsTheEnd() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    AccessRequest request = ask(researcher, dataset).getFirst();

    HttpResponse<String> withoutReason = steward.post("/requests/" + request.id(), "do", "refuse");
    steward.post("/requests/" + request.id(), "do", "refuse", "reason", "Mục đích quá rộng.");
    HttpResponse<String> again =
        steward.post("/requests/" + request.id(), "do", "refuse", "reason", "Nữa.");

    assertThat(withoutReason.statusCode()).isEqualTo(422);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(researcher.get("/requests/" + request.id()).body()).contains("Mục đích quá rộng.");
    assertThat(news(researcher)).anyMatch(text -> text.contains("refused: Mục đích quá rộng."));
    assertThat(actions(dataset)).contains("ACCESS_REFUSED");
  }

  @Test
  void end_canBeMovedBothWays_andThePartyIsTold() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    String agreement = granted(steward, ask(researcher, dataset).getFirst());

    steward.post(agreement, "do", "end", "ends", TODAY.plusDays(60).toString(), "note", "thêm");
    steward.post(agreement, "do", "end", "ends", TODAY.plusDays(10).toString(), "note", "bớt");
    HttpResponse<String> past =
        steward.post(agreement, "do", "end", "ends", TODAY.minusDays(1).toString());
    HttpResponse<String> byParty =
        researcher.post(agreement, "do", "end", "ends", TODAY.plusDays(900).toString());

    assertThat(past.statusCode()).isEqualTo(422);
    assertThat(byParty.statusCode()).isEqualTo(403);
    assertThat(news(researcher))
        .anyMatch(text -> text.contains("was renewed until"))
        .anyMatch(text -> text.contains("was reduced to"));
    assertThat(actions(dataset)).contains("ACCESS_CHANGED");
  }

  @Test
  void agreementThatHasEnded_letsNobodyIn_andBothSidesAreToldOnce() {
    TestPerson researcher = researcher();
    TestDataset dataset = TestDataset.publish(portal, "moh", "restricted", true);
    Agreements agreements = portal.context().getBean(Agreements.class);
    agreements.create(
        agreement(dataset, Optional.of(researcher), Optional.empty(), -1), "test", Instant.now());

    int status = researcher.get(dataset.file()).statusCode();
    portal.context().getBean(SharingReview.class).review();
    portal.context().getBean(SharingReview.class).review();

    // The dataset is hidden: with the agreement's end it does not exist any more.
    assertThat(status).isEqualTo(404);
    assertThat(news(researcher)).filteredOn(text -> text.contains("no longer shown")).hasSize(1);
    assertThat(news(steward, Set.of("public", "agency:moh")))
        .filteredOn(text -> text.contains(dataset.title()) && text.contains(" ended on "))
        .hasSize(1);
    assertThat(researcher.get("/agreements").body()).doesNotContain(dataset.title());
  }

  @Test
  void whatCameOfTheUse_isShownToEverybodyWithTheDataset() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    String agreement =
        granted(
            steward,
            ask(researcher, dataset).getFirst(),
            "duty",
            "report-back",
            "report-due",
            TODAY.plusDays(30).toString());
    researcher.get(dataset.file());

    researcher.post(agreement, "do", "report", "text", "Mô hình đạt 0,9.");

    String page = portal.get(dataset.page() + "/access?lang=en").body();
    assertThat(page).contains("Mô hình đạt 0,9.").doesNotContain("Lan");
    assertThat(news(steward)).anyMatch(text -> text.contains(dataset.title()));
  }

  @Test
  void reciprocity_warnsFirst_thenSuspends_andReturnsAtOnceWhenMended() {
    // An agency that offers nothing; what others publish in its name is in no other test.
    String party = "moj";
    TestPerson member = portal.signIn("Bình", Map.of(party, Role.MEMBER));
    TestPerson partySteward = portal.signIn("Yến", Map.of(party, Role.STEWARD));
    TestDataset dataset = restricted("moh");
    Ledger ledger = portal.context().getBean(Ledger.class);
    Instant now = Instant.now();
    portal
        .context()
        .getBean(Agreements.class)
        .create(agreement(dataset, Optional.empty(), Optional.of(party), 86_400), "test", now);

    portal.context().getBean(SharingReview.class).review();
    int warned = member.get(dataset.file()).statusCode();
    List<String> warning = news(partySteward);
    ledger.endShortfall(party, "moh");
    ledger.startShortfall(party, "moh", 1, now.minusSeconds(90), now.minusSeconds(60));
    HttpResponse<String> suspended = member.get(dataset.file() + "?lang=en");
    portal.context().getBean(SharingReview.class).review();
    TestDataset.publish(portal, party, "shared", false);
    int mended = member.get(dataset.file()).statusCode();

    assertThat(warned).isEqualTo(200);
    assertThat(warning).anyMatch(text -> text.contains("0 of 1"));
    assertThat(suspended.statusCode()).isEqualTo(403);
    assertThat(suspended.body()).contains("/sharing/rules");
    assertThat(news(partySteward)).hasSizeGreaterThan(warning.size());
    assertThat(mended).isEqualTo(200);
  }

  @Test
  void ledger_isPublicInSums_andInPairsForTheTwoSidesOnly() {
    TestDataset.publish(portal, "moh", "shared", false);
    TestPerson own = portal.signIn("Chi", Map.of("moh", Role.MEMBER));
    TestPerson other = portal.signIn("Dung", Map.of("moit", Role.MEMBER));
    String path = "/sharing/moh?lang=en";
    String pairs = "id=\"pairs\"";

    assertThat(portal.get("/sharing").body()).contains("href=\"/sharing/moh\"");
    assertThat(portal.get(path).body()).contains("id=\"sum\"").doesNotContain(pairs);
    assertThat(researcher().get(path).body()).doesNotContain(pairs);
    assertThat(own.get(path).body().split(pairs)[1]).contains("/agencies/most", "/agencies/moit");
    assertThat(other.get(path).body().split(pairs)[1])
        .contains("/agencies/moit")
        .doesNotContain("/agencies/most");
  }

  @Test
  void refusedCaller_isToldWhatToDo() {
    TestDataset dataset = restricted("moh");
    TestDataset registered = TestDataset.publish(portal, "moh", "registered", false);
    TestPerson administrator = portal.signInAdministrator("Quản trị");

    String anonymous = portal.get(dataset.file() + "?lang=en").body();
    String ofRegistered = portal.get(registered.file() + "?lang=en").body();
    String signedIn = researcher().get(dataset.file() + "?lang=en").body();
    String asAdministrator = administrator.get(dataset.file() + "?lang=en").body();

    assertThat(anonymous).contains("/sign-in").contains("/requests/new?dataset=" + dataset.slug());
    assertThat(ofRegistered).contains("/sign-in").doesNotContain("/requests/new");
    assertThat(signedIn).doesNotContain("/sign-in").contains("/requests/new");
    assertThat(asAdministrator).doesNotContain("/sign-in").doesNotContain("/requests/new");
  }

  @Test
  void registeredData_openWithTheTermsOfUse() {
    TestDataset dataset = TestDataset.publish(portal, "moh", "registered", false);
    TestPerson person = portal.signInWithoutTerms("Lan");

    HttpResponse<String> before = person.get(dataset.file() + "?lang=en");
    person.post("/account", "do", "terms");
    int after = person.get(dataset.file()).statusCode();

    assertThat(before.statusCode()).isEqualTo(403);
    assertThat(before.body()).contains("Accept the terms of use").doesNotContain("/sign-in");
    assertThat(after).isEqualTo(200);
  }

  @Test
  void administrator_reachesNothingOfAnAgency_andTryingIsRecorded() {
    TestPerson administrator = portal.signInAdministrator("Quản trị");
    TestDataset hidden = TestDataset.publish(portal, "moh", "restricted", true);
    TestDataset seen = restricted("moh");
    AccessRequest request = ask(researcher(), seen).getFirst();

    List<Integer> statuses =
        List.of(
            administrator.get(hidden.page()).statusCode(),
            administrator.get(seen.file()).statusCode(),
            administrator
                .post("/requests/" + request.id(), "do", "refuse", "reason", "test")
                .statusCode(),
            administrator
                .post(seen.page() + "/access", "do", "save", "level", "open")
                .statusCode());

    assertThat(statuses).containsExactly(404, 403, 404, 403);
    assertThat(
            portal
                .context()
                .getBean(AuditTrail.class)
                .list(AuditTrail.Question.ofAgency("moh").by(administrator.person().id()), 10)
                .stream()
                .map(entry -> entry.action()))
        .containsExactly(
            AuditAction.ADMINISTRATION_REFUSED.name(),
            AuditAction.ADMINISTRATION_REFUSED.name(),
            AuditAction.ADMINISTRATION_REFUSED.name(),
            AuditAction.ADMINISTRATION_REFUSED.name());
  }

  @Test
  void tryingAChangeOut_saysWhatItWouldMeanForWhom_andSavingDoesIt() {
    TestPerson researcher = researcher();
    TestDataset dataset = restricted("moh");
    granted(steward, ask(researcher, dataset).getFirst());
    String access = dataset.page() + "/access";
    long agencies =
        portal.context().getBean(vn.sen.catalog.Agencies.class).list().stream()
            .filter(agency -> agency.mergedInto().isEmpty())
            .count();

    String opened = steward.post(access + "?lang=en", "do", "preview", "level", "open").body();
    int notYet = portal.get(dataset.file()).statusCode();
    steward.post(access, "do", "save", "level", "open");
    int then = portal.get(dataset.file()).statusCode();
    String hidden =
        steward
            .post(access + "?lang=en", "do", "preview", "level", "restricted", "hidden", "true")
            .body();

    assertThat(opened).contains((agencies - 1) + " agencies gain, 0 agencies lose");
    assertThat(notYet).isEqualTo(403);
    assertThat(then).isEqualTo(200);
    assertThat(hidden).contains("0 agencies gain, " + (agencies - 1) + " agencies lose");
    assertThat(actions(dataset)).contains("POLICY_CHANGED");
  }

  @Test
  void formForOneDataset_findsFurtherOnesToAskFor() {
    TestPerson researcher = researcher();
    TestDataset one = restricted("moh");
    TestDataset other = restricted("moit");
    TestDataset hidden = TestDataset.publish(portal, "moit", "restricted", true);
    String form = "/requests/new?dataset=" + one.slug() + "&q=";

    String found = researcher.get(form + other.title().replace(" ", "+")).body();
    String notFound = researcher.get(form + hidden.title().replace(" ", "+")).body();

    assertThat(found)
        .contains("/requests/new?dataset=" + one.slug() + "&amp;dataset=" + other.slug());
    assertThat(notFound).doesNotContain(hidden.slug());
  }
}
