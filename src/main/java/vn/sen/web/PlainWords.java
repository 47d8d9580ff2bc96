package vn.sen.web;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.sen.metadata.LocalizedText;

/**
 * What the profile says of a description, for people who fill in a form: the sentences that tell
 * what is missing, without those that tell writers of RDF which property to state. How to fill in a
 * field stands beside it.
 */
final class PlainWords {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");
  private static final Pattern OF_RDF =
      Pattern.compile(
          "\\b(dct|dcat|dcterms|vcard|foaf|skos|sen|xsd|adms|odrl|dqv|spdx|schema|prov|rdfs?|owl|csvw)"
              + ":[a-zA-Z]|/vocab/|/agencies/|/targets/|<https?:|\\bIRI\\b");

  private PlainWords() {}

  static LocalizedText of(LocalizedText message) {
    Map<String, String> values = new TreeMap<>();
    message.values().forEach((language, text) -> values.put(language, of(text)));
    return new LocalizedText(values);
  }

  private static String of(String text) {
    String[] sentences = SENTENCE_END.split(text);
    String plain =
        Arrays.stream(sentences)
            .filter(sentence -> !OF_RDF.matcher(sentence).find())
            .collect(Collectors.joining(" "));
    return plain.isEmpty() ? sentences[0] : plain;
  }
}
