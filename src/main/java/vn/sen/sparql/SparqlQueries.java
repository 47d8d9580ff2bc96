package vn.sen.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.shared.JenaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Caller;
import vn.sen.metadata.DescriptionWriter;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.platform.ProblemType;

/**
 * Answers SPARQL 1.1 queries over what the caller may discover. A query runs on one of few threads
 * set aside for queries, within limits of time, rows and bytes; an answer is whole or a problem.
 */
@Singleton
public final class SparqlQueries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparqlQueries.class);

  /** For an operator that looks at the clock late, before the caller is told without waiting on. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final int LONGEST_QUERY = 1 << 20;

  private final SparqlStore store;
  private final SparqlConfig config;
  private final Map<String, String> prefixes;
  private final QueryParser parser;
  private final Semaphore permits;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("sparql-query-", 1).factory());
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("sparql-clock").factory());
  private final Cache<String, byte[]> answers;
  private final MemoryWatch memory;

  @Inject
  SparqlQueries(SparqlStore store, SparqlConfig config, BaseIri base, DescriptionWriter writer) {
    this(store, config, base, writer, MemoryWatch.ofHeap());
  }

  SparqlQueries(
      SparqlStore store,
      SparqlConfig config,
      BaseIri base,
      DescriptionWriter writer,
      MemoryWatch memory) {
    this.memory = memory;
    this.store = store;
    this.config = config;
    this.prefixes = writer.prefixes();
    this.parser = new QueryParser(base.value());
    this.permits = new Semaphore(config.concurrentQueries(), true);
    clock.setRemoveOnCancelPolicy(true);
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(config.cacheBytes())
            .weigher((String key, byte[] answer) -> key.length() * 2 + answer.length)
            .build();
  }

  /**
   * Reads a query.
   *
   * @param defaultGraphs of the protocol ({@code default-graph-uri}); with {@code namedGraphs} they
   *     take the place of the query's own FROM and FROM NAMED
   * @throws ProblemException malformed (with line and column), an update, or a federated query
   */
  public ParsedQuery parse(String text, List<String> defaultGraphs, List<String> namedGraphs) {
    if (text.length() > LONGEST_QUERY) {
      throw new ProblemException(
          CommonProblem.TOO_LARGE,
          "Truy vấn dài hơn " + LONGEST_QUERY + " ký tự.",
          "The query is longer than " + LONGEST_QUERY + " characters.");
    }
    return parser.parse(text, defaultGraphs, namedGraphs);
  }

  /** The refusal of an update, for doors that can tell one by its name. */
  public static ProblemException readOnly() {
    return QueryParser.readOnly();
  }

  /**
   * A strong entity tag of the answer, known without running the query; empty for a query that may
   * answer differently each time, and for callers who may see more than everybody: a tag that
   * changed would tell them of changes to what they may not see.
   */
  public Optional<String> findEntityTag(ParsedQuery query, ResultFormat format, Caller caller) {
    return query.isRepeatable() && isPublic(caller)
        ? Optional.of(tag(query, format, caller))
        : Optional.empty();
  }

  /** Changes whenever what queries are answered from does. */
  public String version() {
    return store.version();
  }

  /**
   * Runs the query.
   *
   * @throws ProblemException when it takes too long, its answer is too large, or too many queries
   *     are running
   */
  public SparqlAnswer answer(ParsedQuery query, ResultFormat format, Caller caller) {
    try {
      return start(query, format, caller).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * As {@link #answer}, without waiting for it: the answer comes on the thread that has put it
   * together.
   *
   * @throws ProblemException when too many queries are running; every other one by way of the
   *     answer
   */
  public CompletableFuture<SparqlAnswer> start(
      ParsedQuery query, ResultFormat format, Caller caller) {
    if (query.kind() != format.kind()) {
      throw new IllegalArgumentException(format + " is no format for this query");
    }
    String tag = tag(query, format, caller);
    byte[] known = query.isRepeatable() ? answers.getIfPresent(tag) : null;
    if (known != null) {
      return CompletableFuture.completedFuture(SparqlAnswer.of(format, known));
    }
    return run(query, format, caller)
        .thenApply(
            answer -> {
              if (query.isRepeatable() && config.cacheBytes() > 0) {
                answer.inMemory().ifPresent(bytes -> answers.put(tag, bytes));
              }
              return answer;
            });
  }

  @Override
  @PreDestroy
  public void close() {
    threads.shutdownNow();
    clock.shutdownNow();
  }

  private CompletableFuture<SparqlAnswer> run(
      ParsedQuery query, ResultFormat format, Caller caller) {
    acquire();
    Deadline deadline = Deadline.after(config.timeLimit(), memory);
    CompletableFuture<Spool> running;
    try {
      running =
          CompletableFuture.supplyAsync(() -> onThread(query, format, caller, deadline), threads);
    } catch (RuntimeException e) {
      permits.release();
      throw e;
    }
    CompletableFuture<SparqlAnswer> answer = new CompletableFuture<>();
    Future<?> watch =
        clock.schedule(
            () -> giveUp(answer, deadline),
            config.timeLimit().plus(GRACE).toMillis(),
            TimeUnit.MILLISECONDS);
    running.whenComplete(
        (spool, failure) -> {
          watch.cancel(false);
          if (failure == null) {
            complete(answer, format, spool);
          } else {
            answer.completeExceptionally(
                problem(failure instanceof CompletionException e ? e.getCause() : failure));
          }
        });
    return answer;
  }

  private void giveUp(CompletableFuture<SparqlAnswer> answer, Deadline deadline) {
    deadline.cancel();
    if (answer.completeExceptionally(timeout())) {
      LOG.warn("A query is still running after its time of {}", config.timeLimit());
    }
  }

  private static void complete(
      CompletableFuture<SparqlAnswer> answer, ResultFormat format, Spool spool) {
    try {
      byte[] bytes = spool.inMemory();
      boolean isTaken =
          bytes != null
              ? answer.complete(SparqlAnswer.of(format, bytes))
              : answer.complete(SparqlAnswer.of(format, spool.sizeBytes(), spool.read()));
      if (!isTaken) {
        spool.discard();
      }
    } catch (IOException e) {
      answer.completeExceptionally(new UncheckedIOException(e));
    }
  }

  private Spool onThread(ParsedQuery query, ResultFormat format, Caller caller, Deadline deadline) {
    try {
      Generation generation = store.lease();
      Spool spool = new Spool(config.limitBytes());
      boolean isWhole = false;
      try {
        new QueryRun(query, format, caller, config, prefixes, deadline).write(generation, spool);
        isWhole = true;
        return spool;
      } finally {
        if (!isWhole) {
          spool.discard();
        }
        generation.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      permits.release();
    }
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(config.queueLimit().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        SparqlProblem.BUSY,
        "Đang có quá nhiều truy vấn; hãy thử lại sau vài giây.",
        "Too many queries are running; try again in a few seconds.");
  }

  private RuntimeException problem(Throwable cause) {
    return switch (cause) {
      case ProblemException problem -> problem;
      case QueryCancelledException cancelled -> timeout();
      case Spool.LimitExceeded limit ->
          problem(
              SparqlProblem.RESULT_TOO_LARGE,
              "Kết quả vượt quá " + limits() + "; hãy thêm LIMIT hoặc điều kiện.",
              "The result exceeds " + limits() + "; add a LIMIT or a condition.");
      case MemoryWatch.Exceeded exceeded -> tooMuchMemory();
      case OutOfMemoryError exceeded -> {
        LOG.error("A query used up the memory", exceeded);
        yield tooMuchMemory();
      }
      case StackOverflowError deep ->
          problem(
              CommonProblem.MALFORMED,
              "Truy vấn lồng nhau quá sâu.",
              "The query is nested too deeply.");
      case QueryException refused -> unprocessable(refused);
      case JenaException refused -> unprocessable(refused);
      default -> new IllegalStateException("a query failed", cause);
    };
  }

  private static ProblemException tooMuchMemory() {
    return problem(
        SparqlProblem.RESULT_TOO_LARGE,
        "Truy vấn cần nhiều bộ nhớ hơn mức cho phép; hãy thu hẹp điều kiện hoặc bớt nhóm.",
        "The query needs more memory than it may have; narrow its conditions or group by less.");
  }

  private String limits() {
    return config.limitRows()
        + " rows / "
        + config.limitStatements()
        + " triples / "
        + config.limitBytes()
        + " bytes";
  }

  private static ProblemException unprocessable(RuntimeException cause) {
    LOG.warn("A query could not be answered", cause);
    return problem(
        CommonProblem.UNPROCESSABLE,
        "Truy vấn này không thể trả lời ở định dạng được yêu cầu; hãy thử định dạng khác.",
        "This query cannot be answered in the format asked for; try another format.");
  }

  private ProblemException timeout() {
    return problem(
        SparqlProblem.TIMEOUT,
        "Truy vấn chạy quá "
            + config.timeLimit().toMillis()
            + " ms và đã bị dừng; hãy thu hẹp điều kiện hoặc thêm LIMIT.",
        "The query ran for more than "
            + config.timeLimit().toMillis()
            + " ms and was stopped; narrow its conditions or add a LIMIT.");
  }

  private static ProblemException problem(ProblemType type, String vietnamese, String english) {
    return new ProblemException(type, vietnamese, english);
  }

  private static boolean isPublic(Caller caller) {
    return caller.tokens().equals(Caller.ANONYMOUS.tokens());
  }

  private String tag(ParsedQuery query, ResultFormat format, Caller caller) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              isPublic(caller) ? store.openVersion() : store.version(),
              format.id(),
              caller.tokens().toString(),
              query.canonical())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
