package vn.sen.access.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import vn.sen.platform.StartupException;

/**
 * The mail server of {@code SEN_SMTP_URL}: {@code smtp://host:port}, with STARTTLS where the server
 * offers it, or {@code smtps://user:password@host:port}. Waits ten seconds at most.
 */
@Singleton
@Requires(property = "sen.smtp-url")
final class SmtpSession implements SessionProvider {
  private static final String PATIENCE_MILLIS = "10000";

  private final Session session;

  SmtpSession(@Value("${sen.smtp-url}") String url) {
    URI address = URI.create(url);
    boolean tls = "smtps".equals(address.getScheme());
    if (address.getHost() == null || !(tls || "smtp".equals(address.getScheme()))) {
      throw new StartupException(
          "SEN_SMTP_URL must be an address such as smtp://mail.example.vn:587 or"
              + " smtps://user:password@mail.example.vn:465.");
    }
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", address.getHost());
    properties.put("mail.smtp.port", port(address, tls));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    String user = address.getRawUserInfo();
    if (user == null) {
      this.session = Session.getInstance(properties);
    } else {
      properties.put("mail.smtp.auth", "true");
      // A password is not sent where anybody on the way could read it.
      properties.put("mail.smtp.starttls.required", Boolean.toString(!tls));
      String[] parts = user.split(":", 2);
      PasswordAuthentication known =
          new PasswordAuthentication(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
      this.session =
          Session.getInstance(
              properties,
              new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                  return known;
                }
              });
    }
  }

  private static String port(URI address, boolean tls) {
    if (address.getPort() > 0) {
      return Integer.toString(address.getPort());
    }
    return tls ? "465" : "587";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public Session session() {
    return session;
  }
}
