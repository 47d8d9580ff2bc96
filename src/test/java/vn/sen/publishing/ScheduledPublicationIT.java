package vn.sen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

/** Accepted for a time to come: nobody sees anything before, and nobody need be there then. */
class ScheduledPublicationIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String steward;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    steward = portal.signIn("Người phụ trách", Map.of("mae", Role.STEWARD)).token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void draft_isPublishedByItself_onceItsTimeHasCome() {
    String slug = "hen-gio-" + UUID.randomUUID().toString().substring(0, 8);
    call(
        "/api/datasets",
        """
        {"slug": "%s", "agency": "mae", "titleVi": "Hẹn giờ", "titleEn": "Scheduled",
         "descriptionVi": "Dữ liệu thử.", "descriptionEn": "Synthetic.",
         "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
         "contactNameVi": "Trung tâm Thông tin", "contactUrl": "https://example.vn/lien-he"}
        """
            .formatted(slug));
    ScheduledWork work = portal.context().getBean(ScheduledWork.class);
    String soon = Instant.now().plus(Duration.ofSeconds(4)).toString();
    call("/api/datasets/" + slug + "/publish", "{\"at\": \"" + soon + "\"}");
    work.publishDue();
    int before = portal.get("/datasets/" + slug).statusCode();

    int status = before;
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (status == 404 && Instant.now().isBefore(patience)) {
      work.publishDue();
      status = portal.get("/datasets/" + slug).statusCode();
    }

    assertThat(before).isEqualTo(404);
    assertThat(status).isEqualTo(200);
  }

  private static void call(String path, String body) {
    HttpResponse<String> answer =
        portal.send(
            portal
                .request(path, "Authorization", "Bearer " + steward)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }
}
