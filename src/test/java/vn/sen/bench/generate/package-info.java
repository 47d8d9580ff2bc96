/**
 * Synthetic catalogs of any size for benchmarks: {@link vn.sen.bench.generate.CatalogGenerator}
 * makes datasets from the 50 targets' words, the code lists and the agencies, in the shapes of the
 * DCAT 3 examples (series, versions, periods, places, checksums, blank nodes). Dataset number
 * <i>n</i> of a seed is the same on every machine, whatever the size of the catalog.
 *
 * <p>Three ways to put them to use:
 *
 * <ul>
 *   <li>a read model alone, by its own rebuild: {@code GeneratedCatalog.load(model, 100_000)};
 *   <li>a portal's record, before the portal starts: {@code RecordLoader.load(dataFolder, 100_000)}
 *       writes a data folder, and {@code ./sen run --data} on it builds search and SPARQL from the
 *       record as it always does. A catalog of one size is made once: copy the folder;
 *   <li>a peer: {@code GeneratedCatalog.writeNQuads(100_000, out)}, one named graph a dataset, or
 *       {@code writeNTriples}.
 * </ul>
 *
 * <p>Nothing made here is real data, and each description says so.
 */
package vn.sen.bench.generate;
