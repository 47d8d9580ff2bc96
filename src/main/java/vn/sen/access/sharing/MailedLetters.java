package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import vn.sen.access.People;
import vn.sen.access.Person;
import vn.sen.access.mail.Mail;
import vn.sen.platform.BaseIri;

/** Notices by e-mail, each in its reader's language, with the address of the page. */
@Singleton
final class MailedLetters implements Letters {
  private final Mail mail;
  private final People people;
  private final BaseIri base;

  MailedLetters(Mail mail, People people, BaseIri base) {
    this.mail = mail;
    this.people = people;
    this.base = base;
  }

  @Override
  public void send(Collection<UUID> accounts, Notifications.Notice notice) {
    if (!mail.isConfigured()) {
      return;
    }
    for (UUID account : accounts) {
      people.find(account).ifPresent(person -> send(person, notice));
    }
  }

  private void send(Person person, Notifications.Notice notice) {
    String words = person.language().equals("en") ? notice.english() : notice.vietnamese();
    mail.send(
        person.email(),
        "Sen: " + (words.length() > 120 ? words.substring(0, 119) + "…" : words),
        words + "\n\n" + base.value() + notice.link().substring(1) + "\n");
  }
}
