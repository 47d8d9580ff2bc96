package vn.sen.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that holds the record: the operator's own, or an embedded one that lives as long
 * as the portal. The pools it lent connections to are closed before the server stops.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Database {
  private final CompletableFuture<EmbeddedDatabase.Addresses> addresses;
  private final @Nullable CompletableFuture<EmbeddedDatabase> embedded;
  private final List<HikariDataSource> pools = new ArrayList<>();

  /** Made before everything else, so that the server starts while other parts load. */
  Database(
      SenConfig config,
      DataFolder folder,
      @Value("${sen.database-owner-url:}") Optional<String> ownerUrl) {
    if (config.databaseUrl().isPresent()) {
      this.embedded = null;
      String url = config.databaseUrl().get();
      String owner = ownerUrl.filter(given -> !given.isBlank()).orElse(url);
      this.addresses =
          CompletableFuture.completedFuture(
              new EmbeddedDatabase.Addresses(
                  new DatabaseAddress(url, null, null), new DatabaseAddress(owner, null, null)));
    } else if (folder.isOwner()) {
      this.embedded =
          CompletableFuture.supplyAsync(
              () -> EmbeddedDatabase.start(folder),
              start -> Thread.ofPlatform().name("start-postgres").start(start));
      this.addresses = embedded.thenApply(EmbeddedDatabase::addresses);
    } else {
      this.embedded = null;
      this.addresses = CompletableFuture.completedFuture(EmbeddedDatabase.attach(folder));
    }
  }

  /** Waits for the server; throws what kept it from starting. */
  private EmbeddedDatabase.Addresses addresses() {
    try {
      return addresses.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartupException sentence ? sentence : e;
    }
  }

  @PreDestroy
  void stop() throws IOException {
    pools.forEach(HikariDataSource::close);
    if (embedded == null) {
      return;
    }
    // A start under way is waited for; one that failed has left nothing to stop.
    EmbeddedDatabase started = embedded.exceptionally(failure -> null).join();
    if (started != null) {
      started.close();
    }
  }

  /** Points the pool's configuration at the server. */
  @Singleton
  static final class Configurer implements BeanCreatedEventListener<DatasourceConfiguration> {
    private final Database database;

    Configurer(Database database) {
      this.database = database;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
      DatasourceConfiguration configuration = event.getBean();
      DatabaseAddress address = database.addresses().application();
      configuration.setJdbcUrl(address.url());
      if (address.user() != null) {
        configuration.setUsername(address.user());
        configuration.setPassword(address.password());
      }
      return configuration;
    }
  }

  /** Lets migrations run as the owner of the tables. */
  @Singleton
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class MigrationConfigurer
      implements BeanCreatedEventListener<FlywayConfigurationProperties> {
    private final Database database;

    MigrationConfigurer(Database database) {
      this.database = database;
    }

    @Override
    public FlywayConfigurationProperties onCreated(
        BeanCreatedEvent<FlywayConfigurationProperties> event) {
      FlywayConfigurationProperties configuration = event.getBean();
      DatabaseAddress owner = database.addresses().owner();
      configuration.setUrl(owner.url());
      if (owner.user() != null) {
        configuration.setUser(owner.user());
        configuration.setPassword(owner.password());
      }
      return configuration;
    }
  }

  /** Remembers every pool made. */
  @Singleton
  static final class Registrar implements BeanCreatedEventListener<DataSource> {
    private final Database database;

    Registrar(Database database) {
      this.database = database;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      DataSource source = event.getBean();
      try {
        if (source.isWrapperFor(HikariDataSource.class)) {
          database.pools.add(source.unwrap(HikariDataSource.class));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("a pool that cannot be asked what it is", e);
      }
      return source;
    }
  }
}
