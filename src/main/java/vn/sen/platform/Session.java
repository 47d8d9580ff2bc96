package vn.sen.platform;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Transactions on the record's database, and the few lines that plain JDBC needs around a query.
 * For the {@code store} packages, and for services whose several writes must all be kept or none: a
 * write within a write belongs to the outer transaction.
 */
@Singleton
public final class Session {
  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> connections;
  private final AtomicLong writes = new AtomicLong();

  Session(
      TransactionOperations<Connection> transactions,
      ConnectionOperations<Connection> connections) {
    this.transactions = transactions;
    this.connections = connections;
  }

  /**
   * Reads; within a write, what that has written too. Each statement sees what is committed when it
   * begins, as it would in a transaction, whose end would be one more way to the database.
   */
  public <T> T read(Work<T> work) {
    return connections.executeRead(status -> run(work, status.getConnection()));
  }

  /** Commits when the work returns, rolls back when it throws. */
  public <T> T write(Work<T> work) {
    return counted(() -> transactions.executeWrite(status -> run(work, status.getConnection())));
  }

  /**
   * The same of rows that say nothing of who may do what: drafts, saved as somebody types. What is
   * known by {@link RecentReads} stays known.
   */
  public <T> T writeApart(Work<T> work) {
    return transactions.executeWrite(status -> run(work, status.getConnection()));
  }

  /** What the work writes is kept whole when it returns, and not at all when it throws. */
  public <T> T together(Supplier<T> work) {
    return counted(() -> transactions.executeWrite(status -> work.get()));
  }

  private <T> T counted(Supplier<T> write) {
    try {
      return write.get();
    } finally {
      writes.incrementAndGet();
    }
  }

  /**
   * How many writes of this process have ended, those apart left out. What was read before the last
   * of them may no longer be so; a write is counted before whoever asked for it is told that it is
   * done.
   */
  public long writes() {
    return writes.get();
  }

  /** Whether the calling thread is within a write. */
  public boolean isInTransaction() {
    return transactions.findTransactionStatus().isPresent();
  }

  /**
   * Runs the work once everything that is being written is kept: at the end of the outermost
   * transaction, and never when that is rolled back; at once outside of any.
   */
  public void afterCommit(Runnable work) {
    atTheEnd(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        },
        work);
  }

  /**
   * Runs the work as the last of what is being written: before the outermost transaction is
   * committed, and never when that is rolled back; at once outside of any.
   *
   * @param over run after that, or after the roll-back
   */
  public void beforeCommit(Runnable work, Runnable over) {
    atTheEnd(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            work.run();
          }

          @Override
          public void afterCompletion(Status status) {
            over.run();
          }
        },
        () -> {
          work.run();
          over.run();
        });
  }

  private void atTheEnd(TransactionSynchronization synchronization, Runnable outside) {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(status -> status.registerSynchronization(synchronization), outside);
  }

  /** Rows changed. Texts in arrays become SQL arrays. */
  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Every row of the result, in its order. */
  public static <T> List<T> list(
      Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet results = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (results.next()) {
        found.add(row.map(results));
      }
      return found;
    }
  }

  /** The first row of the result. */
  public static <T> Optional<T> find(
      Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
    return list(connection, sql, row, parameters).stream().findFirst();
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        Object parameter = parameters[i];
        if (parameter instanceof String[] texts) {
          statement.setArray(i + 1, connection.createArrayOf("text", texts));
        } else {
          statement.setObject(i + 1, parameter);
        }
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static <T> T run(Work<T> work, Connection connection) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw new RecordException(e);
    }
  }

  /** What is done with a connection inside a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  public interface Row<T> {
    T map(ResultSet row) throws SQLException;
  }
}
