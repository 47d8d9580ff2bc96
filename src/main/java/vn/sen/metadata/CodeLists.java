package vn.sen.metadata;

import io.micronaut.context.annotation.Context;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/**
 * The code lists and the application profile that come with the portal: everything under {@code
 * ontology/}, read once at the start and not changed after. A file there that cannot be read stops
 * the start.
 */
@Singleton
@Context
public final class CodeLists {
  private static final ResourceFolder ONTOLOGY = new ResourceFolder("ontology");
  private static final String SPDX_LICENCES = "https://spdx.org/licenses/";
  private static final String AGENCIES_FILE = "agencies.ttl";

  private final BaseIri base;
  private final Graph whole;
  private final Graph vocabularies;
  private final Graph namespace;
  private final Map<String, Concept> concepts = new LinkedHashMap<>();
  private final Map<String, List<Concept>> schemes = new LinkedHashMap<>();
  private final Map<String, String> conceptOfMatch = new HashMap<>();
  private final Map<String, Optional<GeoPoint>> points = new ConcurrentHashMap<>();
  private final String contentHash;
  private final Map<String, String> prefixes;

  public CodeLists(BaseIri base) {
    this.base = base;
    this.prefixes = new PublishedContext(base).prefixes();
    this.whole = GraphMemFactory.createDefaultGraphSameTerm();
    this.vocabularies = GraphMemFactory.createDefaultGraphSameTerm();
    this.namespace = GraphMemFactory.createDefaultGraphSameTerm();
    MessageDigest digest = sha256();
    digest.update(base.value().getBytes(StandardCharsets.UTF_8));
    Set<Node> subjects = new LinkedHashSet<>();
    for (String file : ONTOLOGY.list(".ttl")) {
      if (file.startsWith("dcat-ap/")) {
        continue; // another profile's shapes, which judge on request and are no list of ours
      }
      byte[] bytes = ONTOLOGY.read(file);
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
      for (Triple triple : parse(file, bytes)) {
        subjects.add(triple.getSubject());
        whole.add(triple);
        if (file.startsWith("vocab/")) {
          vocabularies.add(triple);
        } else if (file.startsWith("labels/")) {
          continue; // words for pages, and no part of the profile
        } else if (!file.equals(AGENCIES_FILE)) {
          namespace.add(triple);
        } else if (isOfAgencyList(triple)) {
          // The agencies themselves are in the record; here only what makes them a list.
          vocabularies.add(triple);
        }
      }
    }
    this.contentHash = HexFormat.of().formatHex(digest.digest());
    collect(subjects);
  }

  private Collection<Triple> parse(String file, byte[] turtle) {
    return BlankNodes.name(
        DescriptionReader.parse(new ByteArrayInputStream(turtle), RdfSyntax.TURTLE, base.value()),
        base.value() + file);
  }

  private boolean isOfAgencyList(Triple triple) {
    return triple.getSubject().isURI()
        && triple.getSubject().getURI().equals(base.value() + "agencies");
  }

  /** In the order in which the files name them, which is the order a reader should see. */
  private void collect(Set<Node> subjects) {
    for (Node subject : subjects) {
      if (!subject.isURI()) {
        continue;
      }
      Statements said = new Statements(whole, subject);
      if (said.isA(Terms.CONCEPT_SCHEME) && findScheme(subject.getURI()).isPresent()) {
        schemes.computeIfAbsent(findScheme(subject.getURI()).get(), key -> new ArrayList<>());
      }
      Optional<String> scheme =
          said.iris(Terms.IN_SCHEME).stream().flatMap(iri -> findScheme(iri).stream()).findFirst();
      if (scheme.isPresent() || said.isA(Terms.CONCEPT)) {
        Concept concept = concept(said, scheme.orElse(""));
        concepts.put(concept.iri(), concept);
        scheme.ifPresent(
            code -> schemes.computeIfAbsent(code, key -> new ArrayList<>()).add(concept));
        said.iris(Terms.EXACT_MATCH)
            .forEach(match -> conceptOfMatch.putIfAbsent(match, concept.iri()));
      }
    }
    schemes.replaceAll((code, list) -> List.copyOf(list));
  }

  private static Concept concept(Statements said, String scheme) {
    List<DatasetView.Keyword> alternatives = new ArrayList<>(said.keywords(Terms.ALT_LABEL));
    alternatives.addAll(said.keywords(Terms.HIDDEN_LABEL));
    String iri = said.subject().getURI();
    return new Concept(
        iri,
        scheme,
        DatasetMapper.lastSegment(iri),
        said.literal(Terms.NOTATION),
        said.text(Terms.PREF_LABEL, Terms.LABEL, Terms.TITLE, Terms.FOAF_NAME),
        said.text(Terms.DEFINITION, Terms.DESCRIPTION, Terms.COMMENT),
        List.copyOf(alternatives),
        said.iris(Terms.BROADER),
        said.iris(Terms.IS_REPLACED_BY));
  }

  /** Code of a scheme of the portal: {@code sectors}, and {@code agencies} beside the rest. */
  private Optional<String> findScheme(String iri) {
    String vocabulary = base.scheme("");
    if (iri.equals(base.value() + "agencies")) {
      return Optional.of("agencies");
    }
    return Optional.of(iri)
        .filter(it -> it.startsWith(vocabulary))
        .map(it -> it.substring(vocabulary.length()))
        .filter(code -> !code.isEmpty() && code.indexOf('/') < 0);
  }

  /**
   * A concept by its IRI, or by that of another vocabulary's concept which it matches exactly (a
   * licence's own address, say).
   */
  public Optional<Concept> find(String iri) {
    // A licence is cited with http, and without the slash at its end, as often as not.
    String secure = iri.startsWith("http:") ? "https:" + iri.substring("http:".length()) : iri;
    return Optional.ofNullable(concepts.get(iri))
        .or(() -> findMatch(iri))
        .or(() -> findMatch(secure))
        .or(() -> findMatch(secure + "/"));
  }

  private Optional<Concept> findMatch(String iri) {
    return Optional.ofNullable(conceptOfMatch.get(iri)).map(concepts::get);
  }

  /**
   * The one concept that is called so, by notation, code or any label, without regard to case;
   * empty when none or several are.
   *
   * @param iriPrefix what the IRIs of the list's concepts begin with
   */
  public Optional<Concept> findByName(String iriPrefix, String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    List<Concept> found =
        concepts.values().stream()
            .filter(concept -> concept.iri().startsWith(iriPrefix))
            .filter(concept -> names(concept).contains(wanted))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Set<String> names(Concept concept) {
    Set<String> names = new LinkedHashSet<>();
    names.add(concept.code().toLowerCase(Locale.ROOT));
    concept.notation().ifPresent(notation -> names.add(notation.toLowerCase(Locale.ROOT)));
    concept.label().values().values().forEach(label -> names.add(label.toLowerCase(Locale.ROOT)));
    concept.alternatives().forEach(other -> names.add(other.text().toLowerCase(Locale.ROOT)));
    return names;
  }

  /** IRIs of the classes of something that the lists know; empty otherwise. */
  public List<String> types(String iri) {
    return new Statements(whole, Terms.iri(iri)).iris(Terms.TYPE);
  }

  /** {@code dct:title} for its IRI; an IRI of a namespace without a prefix as it is. */
  public String shortName(String iri) {
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (iri.startsWith(prefix.getValue()) && iri.length() > prefix.getValue().length()) {
        return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
      }
    }
    return iri;
  }

  /** The concepts of a scheme in the order of its file; empty when there is no such scheme. */
  public List<Concept> list(String scheme) {
    return schemes.getOrDefault(scheme, List.of());
  }

  /** Codes of all schemes. */
  public List<String> schemes() {
    return List.copyOf(schemes.keySet());
  }

  /** What a scheme is called; empty when there is no such scheme. */
  public LocalizedText schemeTitle(String scheme) {
    return schemeStatements(scheme).text(Terms.TITLE, Terms.PREF_LABEL, Terms.LABEL);
  }

  /** What a scheme is for; empty when it does not say. */
  public LocalizedText schemeDescription(String scheme) {
    return schemeStatements(scheme).text(Terms.DESCRIPTION, Terms.DEFINITION, Terms.COMMENT);
  }

  private Statements schemeStatements(String scheme) {
    String iri = scheme.equals("agencies") ? base.value() + "agencies" : base.scheme(scheme);
    return new Statements(whole, Terms.iri(iri));
  }

  /**
   * What something is called: a concept, scheme, agency or term of the profile, or a concept of
   * elsewhere that the lists name or match. Falls back to the last segment of the IRI, without
   * language, or to the whole IRI where that segment says nothing (a query, a number).
   */
  public LocalizedText label(String iri) {
    Optional<Concept> concept = find(iri).filter(found -> !found.label().isEmpty());
    if (concept.isPresent()) {
      return concept.get().label();
    }
    LocalizedText label =
        new Statements(whole, Terms.iri(iri))
            .text(Terms.PREF_LABEL, Terms.TITLE, Terms.LABEL, Terms.FOAF_NAME);
    return label.isEmpty() ? new LocalizedText(Map.of("", fallback(iri))) : label;
  }

  /** As {@link #label}; what the lists do not know is called as the description calls it. */
  public LocalizedText label(String iri, Description description) {
    LocalizedText label = label(iri);
    if (!label.values().keySet().equals(Set.of(""))) {
      return label;
    }
    LocalizedText own =
        new Statements(description.graph(), Terms.iri(iri))
            .text(Terms.FOAF_NAME, Terms.VCARD_NAME, Terms.TITLE, Terms.PREF_LABEL, Terms.LABEL);
    return own.isEmpty() ? label : own;
  }

  private static String fallback(String iri) {
    String segment = DatasetMapper.lastSegment(iri);
    boolean says = !segment.contains("?") && segment.chars().anyMatch(Character::isLetter);
    return says ? segment : iri;
  }

  /**
   * Representative point of a place of the code list; where it states none, in the middle of the
   * places right below it. Empty when these state none either.
   */
  public Optional<GeoPoint> findPoint(String iri) {
    return concepts.containsKey(iri)
        ? points.computeIfAbsent(
            iri,
            place -> statedPoint(Terms.iri(place)).or(() -> GeoPoint.middle(pointsBelow(place))))
        : Optional.empty();
  }

  private Optional<GeoPoint> statedPoint(Node place) {
    Statements said = new Statements(whole, place);
    return GeoPoint.find(said.literal(Terms.LATITUDE), said.literal(Terms.LONGITUDE));
  }

  private List<GeoPoint> pointsBelow(String place) {
    return whole.find(Node.ANY, Terms.BROADER, Terms.iri(place)).toList().stream()
        .flatMap(triple -> statedPoint(triple.getSubject()).stream())
        .toList();
  }

  /**
   * What {@code ontology/} says of a concept; of a scheme with all its concepts; of a term of the
   * profile; of the whole profile ({@code {base}ns}); of all schemes without their concepts ({@code
   * {base}vocab}). Empty when it says nothing.
   */
  public Optional<Description> describe(String iri) {
    String profile = base.value() + "ns";
    Set<Triple> triples = new LinkedHashSet<>();
    if (iri.equals(base.value() + "vocab")) {
      schemes.keySet().stream()
          .map(scheme -> schemeStatements(scheme).subject())
          .forEach(scheme -> triples.addAll(said(scheme)));
    } else if (iri.equals(profile) || iri.equals(base.namespace())) {
      triples.addAll(namespace.find().toList());
    } else if (findScheme(iri).filter(schemes::containsKey).isPresent()) {
      triples.addAll(said(Terms.iri(iri)));
      subjectsOf(iri).forEach(subject -> triples.addAll(said(subject)));
    } else {
      triples.addAll(said(Terms.iri(iri)));
    }
    return triples.isEmpty()
        ? Optional.empty()
        : Optional.of(DescriptionReader.describe(iri, triples));
  }

  private List<Node> subjectsOf(String scheme) {
    return whole
        .find(Node.ANY, Terms.IN_SCHEME, Terms.iri(scheme))
        .mapWith(Triple::getSubject)
        .toList();
  }

  /** What is said of a node, with the blank nodes it leads to. */
  private Set<Triple> said(Node subject) {
    Set<Triple> triples = new LinkedHashSet<>();
    Set<Node> seen = new LinkedHashSet<>();
    collectSaid(subject, Node::isBlank, triples, seen);
    return triples;
  }

  private void collectSaid(
      Node node, Predicate<Node> isFollowed, Set<Triple> triples, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    for (Triple triple : whole.find(node, Node.ANY, Node.ANY).toList()) {
      triples.add(triple);
      if (isFollowed.test(triple.getObject())) {
        collectSaid(triple.getObject(), isFollowed, triples, seen);
      }
    }
  }

  /**
   * What a description should name instead of a concept of the portal's: the address that the
   * concept's own publisher gave it (a licence's page at Creative Commons, say), else the concept.
   */
  public String canonicalIri(String conceptIri) {
    List<String> matches = new Statements(whole, Terms.iri(conceptIri)).iris(Terms.EXACT_MATCH);
    return matches.stream()
        .filter(iri -> !iri.startsWith(Terms.EU_AUTHORITY) && !iri.startsWith(SPDX_LICENCES))
        .findFirst()
        .or(() -> matches.stream().findFirst())
        .orElse(conceptIri);
  }

  /** All code lists; of the agencies only the list's own title. Not to be changed. */
  public Graph vocabularyGraph() {
    return vocabularies;
  }

  /** The application profile with its shapes. Not to be changed. */
  public Graph namespaceGraph() {
    return namespace;
  }

  /** The code lists and the profile together, as N-Triples in ascending order. */
  public String nTriples() {
    List<Triple> all = new ArrayList<>(vocabularies.find().toList());
    all.addAll(namespace.find().toList());
    return NTriples.write(BlankNodes.name(all, base.value() + "vocab"));
  }

  /** SHA-256 of all that was read and of the base IRI; changes when the lists do. */
  public String contentHash() {
    return contentHash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
