package vn.sen.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.LocalizedText;
import vn.sen.search.SearchResult.Likeness;
import vn.sen.search.SearchResult.Reason;

/** Tells why a dataset is among the hits: which of its parts hold what was sought. */
final class Explanations {
  private static final int MOST_WORDS = 5;

  private final Marks marks;

  Explanations(Marks marks) {
    this.marks = marks;
  }

  /** Closest first within a part, parts by their weight in the ranking. */
  List<Reason> of(StoredHit hit) {
    if (marks.isEmpty()) {
      return List.of();
    }
    Map<TextPart, Map<Likeness, Set<String>>> found = new EnumMap<>(TextPart.class);
    addAll(TextPart.TITLE, hit.title(), found);
    addAll(TextPart.KEYWORD, hit.keywords(), found);
    addAll(TextPart.DESCRIPTION, hit.description(), found);
    for (String text : hit.others().values().values()) {
      for (String line : text.lines().toList()) {
        Optional<TextPart> part = TextPart.find(line.charAt(0));
        part.ifPresent(p -> add(p, line.substring(1), found));
      }
    }
    List<Reason> reasons = new ArrayList<>();
    found.forEach(
        (part, byLikeness) ->
            byLikeness.forEach(
                (likeness, words) ->
                    reasons.add(
                        new Reason(part, likeness, words.stream().limit(MOST_WORDS).toList()))));
    return reasons;
  }

  private void addAll(
      TextPart part, LocalizedText text, Map<TextPart, Map<Likeness, Set<String>>> found) {
    text.values().values().stream().flatMap(String::lines).forEach(l -> add(part, l, found));
  }

  private void add(TextPart part, String text, Map<TextPart, Map<Likeness, Set<String>>> found) {
    List<Word> words = Words.read(text);
    @Nullable Likeness[] marked = marks.in(words);
    for (int i = 0; i < marked.length; i++) {
      Likeness likeness = marked[i];
      if (likeness == null) {
        continue;
      }
      int last = i;
      while (last + 1 < marked.length && marked[last + 1] != null) {
        last++;
        // Words side by side are one; the farthest of them tells how close it is.
        likeness = likeness.compareTo(marked[last]) < 0 ? marked[last] : likeness;
      }
      found
          .computeIfAbsent(part, p -> new EnumMap<>(Likeness.class))
          .computeIfAbsent(likeness, l -> new LinkedHashSet<>())
          .add(
              text.substring(words.get(i).start(), words.get(last).end()).toLowerCase(Locale.ROOT));
      i = last;
    }
  }
}
