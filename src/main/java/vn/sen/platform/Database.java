package vn.sen.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that holds the record: the operator's own, or an embedded one that lives as long
 * as the portal. The pools it lent connections to are closed before the server stops.
 */
@Singleton
public final class Database {
  private final DatabaseAddress address;
  private final @Nullable EmbeddedDatabase embedded;
  private final List<HikariDataSource> pools = new ArrayList<>();

  Database(SenConfig config, DataFolder folder) {
    if (config.databaseUrl().isPresent()) {
      this.embedded = null;
      this.address = new DatabaseAddress(config.databaseUrl().get(), null, null);
    } else if (folder.isOwner()) {
      this.embedded = EmbeddedDatabase.start(folder);
      this.address = embedded.address();
    } else {
      this.embedded = null;
      this.address = EmbeddedDatabase.attach(folder);
    }
  }

  @PreDestroy
  void stop() throws IOException {
    pools.forEach(HikariDataSource::close);
    if (embedded != null) {
      embedded.close();
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
      configuration.setJdbcUrl(database.address.url());
      if (database.address.user() != null) {
        configuration.setUsername(database.address.user());
        configuration.setPassword(database.address.password());
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
