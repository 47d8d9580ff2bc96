package vn.sen.interop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.sen.sparql.ResultFormat;

/**
 * What clients and people write as {@code format=}: a suffix, a media type, or the name that other
 * endpoints have for it. SPARQLWrapper names the format twice, once in each way.
 */
final class FormatNames {
  private static final Map<ResultFormat.Kind, Map<String, String>> ALIASES =
      Map.of(
          ResultFormat.Kind.TABLE,
          Map.of(),
          ResultFormat.Kind.GRAPH,
          Map.of(
              "turtle", "ttl",
              "n3", "ttl",
              "json-ld", "jsonld",
              "json", "jsonld",
              "xml", "rdf",
              "rdf+xml", "rdf",
              "rdfxml", "rdf",
              "n-triples", "nt",
              "ntriples", "nt"));

  private FormatNames() {}

  /** The offer that the first known name stands for; empty when none is known. */
  static Optional<Offer> find(List<String> names, ResultFormat.Kind kind, List<Offer> offers) {
    return names.stream().flatMap(name -> find(name, kind, offers).stream()).findFirst();
  }

  private static Optional<Offer> find(String name, ResultFormat.Kind kind, List<Offer> offers) {
    // A plus that was not encoded arrives as a space.
    String plain = name.strip().replace(' ', '+').toLowerCase(Locale.ROOT);
    String id = ALIASES.get(kind).getOrDefault(plain, plain);
    return offers.stream()
        .filter(offer -> offer.id().equals(id) || offer.mediaType().equals(plain))
        .findFirst();
  }
}
