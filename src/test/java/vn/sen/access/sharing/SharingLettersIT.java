package vn.sen.access.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Person;
import vn.sen.access.account.Account;
import vn.sen.access.account.Accounts;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.testing.TestAgreement;

/** News of sharing as letters, through a real SMTP server. */
class SharingLettersIT {
  private static final long PATIENCE_MILLIS = 30_000;

  @TempDir static Path folder;
  private static GreenMail server;
  private static ApplicationContext portal;

  @BeforeAll
  static void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    if (System.getProperty("sen.postgres-binaries") == null) {
      System.setProperty(
          "sen.postgres-binaries",
          Path.of("target", "postgres-binaries").toAbsolutePath().toString());
    }
    portal =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(
                Map.of(
                    "sen.data",
                    folder.toString(),
                    "sen.follow",
                    false,
                    "sen.smtp-url",
                    "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                    "sen.mail-from",
                    "sen@example.vn"))
            .start();
  }

  @AfterAll
  static void stop() {
    portal.close();
    server.stop();
  }

  private static Person person(String name, String language) {
    UUID id = UUID.randomUUID();
    Person person = new Person(id, name, id + "@example.vn", language);
    portal
        .getBean(Accounts.class)
        .create(
            new Account(person, Optional.empty(), Optional.empty(), false, false, Instant.now()));
    return person;
  }

  private static UUID dataset(String slug) {
    String base = portal.getBean(BaseIri.class).value();
    Description description =
        portal
            .getBean(DescriptionReader.class)
            .read(
                """
                PREFIX dcat: <http://www.w3.org/ns/dcat#>
                PREFIX dct: <http://purl.org/dc/terms/>
                <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ; dct:title "Thử"@vi .
                """
                    .formatted(slug),
                RdfSyntax.TURTLE,
                base,
                base + "datasets/" + slug);
    Datasets datasets = portal.getBean(Datasets.class);
    datasets.publish(
        description, new Datasets.Audience(Set.of("public"), Set.of("public")), "tester", "");
    return datasets.findAny(slug).orElseThrow().id();
  }

  private static Agreement agreement(Person party, String slug) {
    Instant now = Instant.now();
    return TestAgreement.on(dataset(slug), slug, "moh")
        .titled(new LocalizedText(Map.of("vi", "Khám chữa bệnh", "en", "Health records")))
        .with(Optional.of(party.id()), Optional.empty())
        .said(party.name(), "project", "conditions")
        .agreement();
  }

  private static MimeMessage letterTo(Person person) {
    assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
    return Arrays.stream(server.getReceivedMessages())
        .filter(letter -> addressOf(letter).equals(person.email()))
        .findFirst()
        .orElseThrow();
  }

  private static String text(MimeMessage letter) throws MessagingException, IOException {
    Object content = letter.getContent();
    return content instanceof MimeMultipart parts
        ? parts.getBodyPart(0).getContent().toString()
        : content.toString();
  }

  private static String addressOf(MimeMessage letter) {
    try {
      return letter.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void grantAndRevocation_reachTheirReader_inTheirLanguage_withTheAddress()
      throws MessagingException, IOException, FolderException {
    Person vietnamese = person("Nguyễn Thị Nghiên Cứu", "vi");
    Person english = person("A Researcher", "en");
    SharingNews news = portal.getBean(SharingNews.class);
    Agreement granted = agreement(vietnamese, "letters-a");
    Agreement revoked = agreement(english, "letters-b");

    news.granted(granted, vietnamese.id());
    MimeMessage first = letterTo(vietnamese);
    server.purgeEmailFromAllMailboxes();
    news.revoked(revoked, "the project has ended");
    MimeMessage second = letterTo(english);

    assertThat(first.getFrom()[0].toString()).isEqualTo("sen@example.vn");
    assertThat(first.getSubject()).startsWith("Sen: Được dùng “Khám chữa bệnh” đến");
    assertThat(text(first))
        .contains("Được dùng “Khám chữa bệnh”")
        .contains(portal.getBean(BaseIri.class).value() + "agreements/" + granted.id());
    assertThat(second.getSubject())
        .isEqualTo("Sen: The agreement on “Health records” was revoked: the project has ended");
    assertThat(text(second)).contains("agreements/" + revoked.id());

    // Without its server the portal tells the news at the desk all the same.
    server.stop();
    news.revoked(granted, "the project has ended, too");
    assertThat(portal.getBean(Notifications.class).list(vietnamese.id(), Set.of("public")))
        .hasSize(2);
  }
}
