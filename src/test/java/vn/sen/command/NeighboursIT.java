package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.testing.ApiClient;
import vn.sen.testing.RunningPortal;

/** A portal whose database and mail server are other processes, which come and go. */
class NeighboursIT {
  @TempDir static Path folder;

  private static EmbeddedPostgres server;
  private static Cable cable;
  private static GreenMail mail;
  private static Portal portal;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(
                new File(System.getProperty("sen.postgres-binaries", "target/postgres-binaries")))
            .setDataDirectory(folder.resolve("server"))
            .start();
    cable = new Cable(server.getPort());
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    int port = RunningPortal.freePort();
    String base = "http://localhost:" + port + "/";
    portal =
        Portal.start(
            Map.of(
                "sen.data",
                folder.resolve("data").toString(),
                "sen.host",
                "127.0.0.1",
                "sen.port",
                port,
                "sen.base-iri",
                base,
                "sen.database-url",
                "jdbc:postgresql://127.0.0.1:" + cable.port() + "/postgres?user=postgres",
                "sen.smtp-url",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                "sen.mail-from",
                "sen@example.vn"));
    api = new ApiClient(base, UploadingPortal.token(portal.context(), "mae"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (portal != null) {
      portal.close();
    }
    mail.stop();
    cable.close();
    server.close();
  }

  @Test
  void databaseGoneForAWhile_costsNoWork() throws Exception {
    publish("mat-ket-noi");
    assertThat(
            api.call("PATCH", "api/datasets/mat-ket-noi", "{\"titleEn\": \"Before\"}").statusCode())
        .isEqualTo(200);

    cable.cut();
    HttpResponse<String> refused =
        api.call("PATCH", "api/datasets/mat-ket-noi", "{\"titleEn\": \"Meanwhile\"}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).doesNotContain("SQLException").doesNotContain("postgres");
    HttpResponse<String> file =
        api.call("PUT", "api/datasets/mat-ket-noi/files/a.csv", "a,b\n1,2\n");
    assertThat(file.statusCode()).as(file.body()).isEqualTo(503);

    cable.join();
    HttpResponse<String> again = untilAnswered("api/datasets/mat-ket-noi/draft");
    assertThat(again.body()).contains("\"titleEn\":[\"Before\"]").doesNotContain("a.csv");
    assertThat(
            api.call("PATCH", "api/datasets/mat-ket-noi", "{\"titleEn\": \"Meanwhile\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(api.call("POST", "api/datasets/mat-ket-noi/publish", "{}").statusCode())
        .isEqualTo(200);
    portal.context().getBean(vn.sen.catalog.ChangeFollower.class).awaitApplied();
    assertThat(api.call("GET", "api/datasets?q=Meanwhile", "").body()).contains("mat-ket-noi");
  }

  @Test
  void follower_isToldByLetter_butNotByADryRun() throws Exception {
    publish("co-nguoi-theo");
    assertThat(api.call("PUT", "api/datasets/co-nguoi-theo/follow", "").statusCode())
        .isEqualTo(204);
    api.call("PATCH", "api/datasets/co-nguoi-theo", "{\"titleEn\": \"B\", \"notes\": \"Thêm số\"}");

    HttpResponse<String> tried =
        api.call("POST", "api/datasets/co-nguoi-theo/publish?dry-run=true", "{}");
    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
    assertThat(api.call("POST", "api/datasets/co-nguoi-theo/publish", "{}").statusCode())
        .isEqualTo(200);

    assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
    MimeMessage[] letters = mail.getReceivedMessages();
    assertThat(letters).hasSize(1);
    assertThat(letters[0].getSubject()).contains("có phiên bản 1.0.1: Thêm số");
    assertThat(GreenMailUtil.getBody(letters[0])).contains("datasets/co-nguoi-theo/versions/1.0.1");
  }

  private static void publish(String slug) throws Exception {
    HttpResponse<String> created =
        api.call(
            "POST",
            "api/datasets",
            """
            {"slug": "%s", "agency": "mae", "titleVi": "Thử", "titleEn": "A",
             "descriptionVi": "Dữ liệu thử.", "descriptionEn": "Synthetic.",
             "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
             "contactNameVi": "Phòng Dữ liệu", "contactUrl": "https://example.vn/lh"}
            """
                .formatted(slug));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> published = api.call("POST", "api/datasets/" + slug + "/publish", "{}");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
  }

  /** The pool finds out by itself that the server is back. */
  private static HttpResponse<String> untilAnswered(String path) throws Exception {
    HttpResponse<String> answer = api.call("GET", path, "");
    for (int i = 0; i < 100 && answer.statusCode() == 503; i++) {
      answer = api.call("GET", path, "");
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Carries bytes to a server, and can be cut and joined again. */
  private static final class Cable implements AutoCloseable {
    private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile boolean cut;

    Cable(int target) throws IOException {
      this.target = target;
      Thread.ofVirtual().name("cable").start(this::accept);
    }

    int port() {
      return entry.getLocalPort();
    }

    void cut() throws IOException {
      cut = true;
      for (Socket socket : open) {
        socket.close();
      }
    }

    void join() {
      cut = false;
    }

    private void accept() {
      while (!entry.isClosed()) {
        try {
          Socket near = entry.accept();
          if (cut) {
            near.close();
            continue;
          }
          Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
          open.add(near);
          open.add(far);
          carry(near, far);
          carry(far, near);
        } catch (IOException e) {
          // Closed: the loop's condition ends it.
        }
      }
    }

    private void carry(Socket from, Socket to) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                  in.transferTo(out);
                } catch (IOException e) {
                  // Cut, which is what a cable in a test is for.
                }
              });
    }

    @Override
    public void close() throws IOException {
      entry.close();
      cut();
    }
  }
}
