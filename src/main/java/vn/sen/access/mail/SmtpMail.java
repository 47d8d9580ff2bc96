package vn.sen.access.mail;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.email.Email;
import io.micronaut.email.EmailSender;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By Micronaut Email and Angus Mail. */
@Singleton
final class SmtpMail implements Mail {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

  private final BeanProvider<EmailSender<?, ?>> sender;
  private final boolean configured;
  private final String from;
  private final ExecutorService blocking;

  SmtpMail(
      Optional<SmtpSession> session,
      BeanProvider<EmailSender<?, ?>> sender,
      @Value("${sen.mail-from:}") String from,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    // Without a server the library's sender cannot even be made.
    this.configured = session.isPresent() && !from.isBlank();
    this.sender = sender;
    this.from = from;
    this.blocking = blocking;
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public void send(String to, String subject, String text) {
    if (!configured) {
      return;
    }
    blocking.execute(
        () -> {
          try {
            sender.get().send(Email.builder().from(from).to(to).subject(subject).body(text));
          } catch (RuntimeException e) {
            LOG.error("The letter “{}” could not be sent", subject, e);
          }
        });
  }
}
