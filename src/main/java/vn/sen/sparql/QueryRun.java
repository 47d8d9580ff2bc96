package vn.sen.sparql;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.sys.SystemTDB;
import vn.sen.access.Caller;

/** One query being answered, on the thread that calls {@link #write}. */
final class QueryRun {
  private static final int PRETTY_UP_TO = 20_000;

  private final ParsedQuery parsed;
  private final ResultFormat format;
  private final Caller caller;
  private final SparqlConfig config;
  private final Map<String, String> prefixes;
  private final Deadline deadline;

  QueryRun(
      ParsedQuery parsed,
      ResultFormat format,
      Caller caller,
      SparqlConfig config,
      Map<String, String> prefixes,
      Deadline deadline) {
    this.parsed = parsed;
    this.format = format;
    this.caller = caller;
    this.config = config;
    this.prefixes = prefixes;
    this.deadline = deadline;
  }

  /**
   * @throws QueryCancelledException when the time is over
   * @throws Spool.LimitExceeded when the answer has too many rows or bytes
   */
  void write(Generation generation, Spool spool) throws IOException {
    Columns columns = generation.beginRead();
    DatasetGraph visible = visible(generation, columns);
    try (QueryExec execution =
        QueryExec.newBuilder()
            .dataset(visible)
            .query(parsed.query())
            .context(context(columns))
            .timeout(config.timeLimit().toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      if (parsed.query().isAskType()) {
        tableWriter().write(spool, execution.ask(), execution.getContext());
      } else if (parsed.query().isSelectType()) {
        tableWriter().write(spool, new LimitedRows(execution.select()), execution.getContext());
      } else if (!isOfNamedResources()) {
        write(statements(execution), spool);
      } else if (format == ResultFormat.N_TRIPLES) {
        StreamRDF out = StreamRDFWriter.getWriterStream(spool, RDFFormat.NTRIPLES_UTF8);
        out.start();
        describe(visible, out::triple);
        out.finish();
      } else {
        Graph graph = GraphFactory.createDefaultGraph();
        describe(visible, graph::add);
        write(withPrefixes(graph), spool);
      }
      spool.flush();
    } finally {
      generation.end();
    }
  }

  private DatasetGraph visible(Generation generation, Columns columns) {
    if (caller.equals(Caller.ANONYMOUS)) {
      return generation.open();
    }
    VisibleGraphs graphs = new VisibleGraphs(generation, columns, caller, deadline);
    return graphs.addsNothing() ? generation.open() : graphs;
  }

  /** What a query is given takes the place of what the dataset would give it. */
  private Context context(Columns columns) {
    Context context = ARQ.getContext().copy();
    context.set(ARQ.httpServiceAllowed, false);
    context.set(ARQ.enablePropertyFunctions, false);
    context.set(ARQ.spillToDiskThreshold, 100_000L);
    context.set(SystemTDB.symTupleFilter, deadline);
    QC.setFactory(context, ColumnExecutor::new);
    context.set(ColumnExecutor.COLUMNS, columns);
    context.set(ColumnExecutor.DEADLINE, deadline);
    context.set(ColumnExecutor.FIRST_ONLY, parsed.query().isAskType());
    context.set(ARQConstants.sysOptimizerFactory, GuardedExpressions.optimizer(deadline));
    return context;
  }

  private RowSetWriter tableWriter() {
    Lang lang =
        switch (format) {
          case XML -> ResultSetLang.RS_XML;
          case CSV -> ResultSetLang.RS_CSV;
          case TSV -> ResultSetLang.RS_TSV;
          case JSON, TURTLE, JSON_LD, RDF_XML, N_TRIPLES -> ResultSetLang.RS_JSON;
        };
    return RowSetWriterRegistry.getFactory(lang).create(lang);
  }

  /** DESCRIBE with IRIs and nothing else. */
  private boolean isOfNamedResources() {
    Query query = parsed.query();
    return query.isDescribeType()
        && query.getQueryPattern() == null
        && !query.hasDatasetDescription();
  }

  /**
   * As ARQ describes: what is said of the resources, and of the blank nodes that they lead to. ARQ
   * asks every named graph, too; here the default graph is the union of them.
   *
   * @param to told each statement once
   */
  private void describe(DatasetGraph visible, Consumer<Triple> to) {
    Graph all = visible.getDefaultGraph();
    int count = 0;
    Set<Node> seen = new HashSet<>(parsed.query().getResultURIs());
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Iterator<Triple> triples = all.find(open.pop(), Node.ANY, Node.ANY);
      while (triples.hasNext()) {
        Triple triple = triples.next();
        deadline.step();
        if (++count > config.limitStatements()) {
          throw new Spool.LimitExceeded();
        }
        to.accept(triple);
        if (triple.getObject().isBlank() && seen.add(triple.getObject())) {
          open.push(triple.getObject());
        }
      }
    }
  }

  private Graph statements(QueryExec execution) {
    Graph graph = GraphFactory.createDefaultGraph();
    Iterator<Triple> triples =
        parsed.query().isConstructType()
            ? execution.constructTriples()
            : execution.describeTriples();
    while (triples.hasNext()) {
      deadline.step();
      graph.add(triples.next());
      if (graph.size() > config.limitStatements()) {
        throw new Spool.LimitExceeded();
      }
    }
    return withPrefixes(graph);
  }

  private Graph withPrefixes(Graph graph) {
    graph.getPrefixMapping().setNsPrefixes(parsed.query().getPrefixMapping());
    if (graph.size() <= PRETTY_UP_TO && format != ResultFormat.N_TRIPLES) {
      addPrefixes(graph);
    }
    return graph;
  }

  /** The portal's own prefixes, for what the query has none for. */
  private void addPrefixes(Graph graph) {
    PrefixMapping mapping = graph.getPrefixMapping();
    Set<String> namespaces = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              for (Node node : List.of(triple.getPredicate(), triple.getObject())) {
                if (node.isURI()) {
                  namespaces.add(node.getNameSpace());
                }
              }
            });
    prefixes.forEach(
        (prefix, namespace) -> {
          if (namespaces.contains(namespace)
              && mapping.getNsURIPrefix(namespace) == null
              && mapping.getNsPrefixURI(prefix) == null) {
            mapping.setNsPrefix(prefix, namespace);
          }
        });
  }

  private void write(Graph graph, Spool spool) {
    boolean isSmall = graph.size() <= PRETTY_UP_TO;
    RDFFormat syntax =
        switch (format) {
          case JSON_LD -> RDFFormat.JSONLD11;
          case RDF_XML -> RDFFormat.RDFXML_PLAIN;
          case N_TRIPLES -> RDFFormat.NTRIPLES_UTF8;
          case TURTLE, JSON, XML, CSV, TSV ->
              isSmall ? RDFFormat.TURTLE_PRETTY : RDFFormat.TURTLE_BLOCKS;
        };
    RDFWriter.source(graph).format(syntax).output(spool);
  }

  /** Counts the rows that go out, and looks at the clock. */
  private final class LimitedRows implements RowSet {
    private final RowSet rows;
    private long count;

    LimitedRows(RowSet rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      deadline.step();
      return rows.hasNext();
    }

    @Override
    public Binding next() {
      if (++count > config.limitRows()) {
        throw new Spool.LimitExceeded();
      }
      return rows.next();
    }

    @Override
    public List<Var> getResultVars() {
      return rows.getResultVars();
    }

    @Override
    public long getRowNumber() {
      return rows.getRowNumber();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
