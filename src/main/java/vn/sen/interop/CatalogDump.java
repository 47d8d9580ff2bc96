package vn.sen.interop;

import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import vn.sen.access.Caller;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;
import vn.sen.sparql.CatalogTerms;

/**
 * The catalog as N-Quads, packed: a graph for each dataset named by its address here, one for the
 * agencies, one for the catalog itself; the names that SPARQL knows. Reads the record in batches.
 */
@Singleton
final class CatalogDump {
  private static final int BATCH = 200;

  private final Datasets datasets;
  private final Agencies agencies;
  private final BaseIri base;

  CatalogDump(Datasets datasets, Agencies agencies, BaseIri base) {
    this.datasets = datasets;
    this.agencies = agencies;
    this.base = base;
  }

  void write(Path file, Set<String> tokens) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      quads(out, CatalogTerms.nTriples(base), base.catalog());
      for (Agency agency : agencies.list()) {
        quads(out, agency.description().nTriples(), base.value() + "agencies");
      }
      Caller caller = new Caller(tokens);
      List<String> slugs = datasets.listSlugs();
      for (int from = 0; from < slugs.size(); from += BATCH) {
        List<String> batch = slugs.subList(from, Math.min(from + BATCH, slugs.size()));
        for (Dataset dataset : datasets.listAny(batch)) {
          boolean isThere =
              dataset.state() == Dataset.State.PUBLISHED && caller.meets(dataset.discover());
          if (isThere) {
            dataset(out, dataset);
          }
        }
      }
    }
  }

  private void dataset(Writer out, Dataset dataset) throws IOException {
    Description description = dataset.description();
    NTriplesText listed =
        new NTriplesText()
            .link(base.catalog(), ResourceKind.of(description).membership(), description.subject());
    quads(out, listed.toString(), base.catalog());
    quads(out, description.nTriples(), base.dataset(dataset.slug()));
  }

  private static void quads(Writer out, String nTriples, String graph) throws IOException {
    for (String line : (Iterable<String>) nTriples.lines()::iterator) {
      if (line.endsWith(" .")) {
        out.write(line, 0, line.length() - 1);
        out.write("<" + graph + "> .\n");
      }
    }
  }
}
