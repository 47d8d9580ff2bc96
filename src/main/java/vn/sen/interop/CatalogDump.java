package vn.sen.interop;

import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import vn.sen.access.Caller;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.data.DataFiles;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Description;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;
import vn.sen.sparql.CatalogTerms;

/**
 * The catalog as N-Quads, packed: a graph for each dataset named by its address here, one each for
 * the agencies, the targets and the vocabularies, one for the catalog itself; the names that SPARQL
 * knows. Reads the record in batches.
 */
@Singleton
final class CatalogDump {
  private static final int BATCH = 200;

  private final Datasets datasets;
  private final Agencies agencies;
  private final TargetDescriptions targets;
  private final CodeLists codeLists;
  private final BaseIri base;

  CatalogDump(
      Datasets datasets,
      Agencies agencies,
      TargetDescriptions targets,
      CodeLists codeLists,
      BaseIri base) {
    this.datasets = datasets;
    this.agencies = agencies;
    this.targets = targets;
    this.codeLists = codeLists;
    this.base = base;
  }

  /**
   * @param tokens of the caller
   * @return SHA-256 of the file, the same as long as this caller would be given the same
   */
  String write(Path file, Set<String> tokens) throws IOException {
    MessageDigest digest = DataFiles.sha256();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(
                    new DigestOutputStream(Files.newOutputStream(file), digest), 1 << 16),
                StandardCharsets.UTF_8))) {
      quads(out, CatalogTerms.nTriples(base), base.catalog());
      for (Agency agency : agencies.list()) {
        quads(out, agency.description().nTriples(), base.value() + "agencies");
      }
      for (Description target : targets.list()) {
        quads(out, target.nTriples(), base.value() + "targets");
      }
      quads(out, codeLists.nTriples(), base.value() + "vocab");
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
    return HexFormat.of().formatHex(digest.digest());
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
