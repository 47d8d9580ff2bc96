package vn.sen.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Languages;

/**
 * What every template may ask: the reader's words, labels of codes, addresses of assets and of the
 * other states of this page.
 *
 * @param reader name of whoever is signed in; "" for nobody
 * @param unseen how many notifications they have not seen
 * @param theme {@code light} or {@code dark} when the reader chose one, else null
 */
public record Page(
    Words words,
    Assets assets,
    BaseIri base,
    CodeLists lists,
    Address address,
    String reader,
    long unseen,
    @Nullable String theme) {

  public Locale locale() {
    return words.locale();
  }

  public String language() {
    return words.locale().getLanguage();
  }

  public String otherLanguage() {
    return language().equals("en") ? "vi" : "en";
  }

  /** This page in the language with the tag. */
  public String addressIn(String language) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>(address.parameters());
    parameters.removeIf(parameter -> parameter.getKey().equals(Languages.PARAMETER));
    parameters.add(Map.entry(Languages.PARAMETER, language));
    return new Address(address.path(), parameters).toString();
  }

  public String say(String key) {
    return words.say(key);
  }

  public String say(String key, String name, Object value) {
    return words.say(key, name, value);
  }

  public String say(String key, String name, Object value, String other, Object otherValue) {
    return words.say(key, name, value, other, otherValue);
  }

  public String say(String key, Map<String, Object> arguments) {
    return words.say(key, arguments);
  }

  public String text(LocalizedText text) {
    return text.in(words.locale());
  }

  /** The text in the language that is not the page's; "" when there is none. */
  public String otherText(LocalizedText text) {
    return text.values().getOrDefault(otherLanguage(), "");
  }

  /** For a {@code lang} attribute: null when the text is in the page's own language. */
  public @Nullable String lang(LocalizedText text) {
    String tag = text.languageIn(words.locale());
    return tag.isEmpty() || tag.equals(language()) ? null : tag;
  }

  /** The name of a concept, agency, language, frequency or file type. */
  public String label(String iri) {
    return text(lists.label(iri));
  }

  /** As {@link #label}; the whole IRI of what has no name. */
  public String named(String iri) {
    LocalizedText label = lists.label(iri);
    boolean isNamed = !label.values().keySet().equals(java.util.Set.of(""));
    return isNamed ? text(label) : shortened(mediaType(iri));
  }

  /** A property's name as a heading begins. */
  public String heading(String property) {
    String label = label(property);
    return label.substring(0, 1).toUpperCase(locale()) + label.substring(1);
  }

  /** Where in a document: {@code dòng 3, cột 14}. */
  public String place(vn.sen.metadata.Place place) {
    return say("validate.place", "line", place.line(), "column", place.column());
  }

  /** The number under which a code is cited, such as {@code 127/QĐ-TTg IV.9}; else its code. */
  public String notation(String iri) {
    return lists.find(iri).flatMap(Concept::notation).orElseGet(() -> text(lists.label(iri)));
  }

  /** Where a reader of this host finds what the IRI names: a path here, or the IRI elsewhere. */
  public String link(String iri) {
    return iri.startsWith(base.value()) ? "/" + iri.substring(base.value().length()) : iri;
  }

  /** IRI of a code of a list; an IRI is taken as it is. */
  public String concept(String scheme, String code) {
    return isLinkable(code) ? code : base.concept(scheme, code);
  }

  /** IRI of the agency with the slug; an IRI is taken as it is. */
  public String agency(String slug) {
    return isLinkable(slug) ? slug : base.agency(slug);
  }

  /** What the profile says, for people who fill in a form. */
  public LocalizedText plain(LocalizedText message) {
    return PlainWords.of(message);
  }

  /** The text as one part of an address's path. */
  public String segment(String text) {
    return Address.segment(text);
  }

  /** Address of a search for the text. */
  public String search(String text) {
    return Address.of("/datasets").with("q", text).toString();
  }

  /** True when the address may stand in a link: http and https only, whatever a publisher wrote. */
  public boolean isLinkable(String iri) {
    return iri.startsWith("https://") || iri.startsWith("http://");
  }

  public String asset(String source) {
    return assets.address(source);
  }

  /** The last segment of an IRI. */
  public String code(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }

  public String number(long number) {
    return words.number(number);
  }

  public String size(long bytes) {
    return words.size(bytes);
  }

  /** The usual spelling of a format's code. */
  public String format(String code) {
    String key = "format." + code;
    return words.has(key) ? say(key) : code;
  }

  public String formats(List<String> codes) {
    return String.join(", ", codes.stream().map(this::format).toList());
  }

  /** An IRI of this portal without its base, any other whole. */
  public String shortened(String iri) {
    return iri.startsWith(base.value()) ? iri.substring(base.value().length()) : iri;
  }

  /** Format and size of a file, as far as they are known: {@code CSV, 3,2 MB}. */
  public String fileFacts(DatasetView.Distribution distribution) {
    List<String> facts = new ArrayList<>();
    if (!distribution.format().isEmpty()) {
      facts.add(format(distribution.format()));
    }
    distribution.sizeBytes().ifPresent(size -> facts.add(words.size(size)));
    return String.join(", ", facts);
  }

  /** The words of a file's download button for those who hear it alone. */
  public String download(DatasetView.Distribution distribution) {
    String file = distribution.fileName().orElseGet(() -> text(distribution.title()));
    return (say("dataset.download") + " " + fileFacts(distribution) + " " + file)
        .replaceAll("\\s+", " ");
  }

  /** {@code text/csv} for IANA's address of it. */
  public String mediaType(String stated) {
    return stated.replaceFirst("^https?://www\\.iana\\.org/assignments/media-types/", "");
  }

  public String date(String stated) {
    return words.date(stated);
  }

  public String period(DatasetView.Period period) {
    if (period.start().isPresent() && period.end().isPresent()) {
      String start = words.date(period.start().get());
      String end = words.date(period.end().get());
      return start.equals(end) ? start : say("dataset.period.range", "start", start, "end", end);
    }
    if (period.start().isPresent()) {
      return say("dataset.period.from", "start", words.date(period.start().get()));
    }
    return period
        .end()
        .map(end -> say("dataset.period.until", "end", words.date(end)))
        .orElseGet(() -> say("dataset.period.unknown"));
  }

  /** The keywords of the page's language, else all. */
  public List<String> keywords(List<DatasetView.Keyword> keywords) {
    List<String> own =
        keywords.stream()
            .filter(keyword -> keyword.language().equals(language()))
            .map(DatasetView.Keyword::text)
            .toList();
    return own.isEmpty() ? keywords.stream().map(DatasetView.Keyword::text).toList() : own;
  }
}
