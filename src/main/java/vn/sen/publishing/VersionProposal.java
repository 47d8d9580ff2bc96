package vn.sen.publishing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.sen.data.Column;
import vn.sen.data.FileFacts;
import vn.sen.data.TableFacts;
import vn.sen.metadata.LocalizedText;

/**
 * Which number the next version takes, after what changed in the files: major when a program that
 * read the last one would break, minor when there is more, patch for the rest.
 *
 * @param reasons in the order they were found
 */
record VersionProposal(String version, Part part, List<LocalizedText> reasons) {

  /** The part of the number that counts up. */
  enum Part {
    PATCH,
    MINOR,
    MAJOR
  }

  static final String FIRST = "1.0.0";

  /** What is known of a version's file. */
  record FileState(String sha256, Optional<FileFacts> facts) {}

  static VersionProposal first() {
    return new VersionProposal(FIRST, Part.MAJOR, List.of());
  }

  static VersionProposal after(
      String version, Map<String, FileState> before, Map<String, FileState> now) {
    Judge judge = new Judge();
    for (String name : new TreeMap<>(before).keySet()) {
      FileState next = now.get(name);
      if (next == null) {
        judge.say(Part.MAJOR, "bỏ tệp " + name, "file " + name + " dropped");
      } else if (!next.sha256().equals(before.get(name).sha256())) {
        judge.compare(name, before.get(name).facts(), next.facts());
      }
    }
    for (String name : new TreeMap<>(now).keySet()) {
      if (!before.containsKey(name)) {
        judge.say(Part.MINOR, "thêm tệp " + name, "file " + name + " added");
      }
    }
    return new VersionProposal(next(version, judge.part), judge.part, judge.reasons);
  }

  /** 1.2.3 and minor give 1.3.0; what is no such number starts anew above it. */
  static String next(String version, Part part) {
    if (!version.matches("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}")) {
      return version.matches("\\d{1,6}(\\..*)?")
          ? Integer.parseInt(version.split("\\.")[0]) + 1 + ".0.0"
          : FIRST;
    }
    String[] numbers = version.split("\\.");
    int major = Integer.parseInt(numbers[0]);
    int minor = Integer.parseInt(numbers[1]);
    int patch = Integer.parseInt(numbers[2]);
    return switch (part) {
      case MAJOR -> (major + 1) + ".0.0";
      case MINOR -> major + "." + (minor + 1) + ".0";
      case PATCH -> major + "." + minor + "." + (patch + 1);
    };
  }

  private static final class Judge {
    private Part part = Part.PATCH;
    private final List<LocalizedText> reasons = new ArrayList<>();

    void say(Part weight, String vietnamese, String english) {
      part = weight.compareTo(part) > 0 ? weight : part;
      reasons.add(LocalizedText.of(vietnamese, english));
    }

    void compare(String name, Optional<FileFacts> before, Optional<FileFacts> now) {
      Optional<TableFacts> old = before.flatMap(FileFacts::table);
      Optional<TableFacts> next = now.flatMap(FileFacts::table);
      if (old.isEmpty() || next.isEmpty()) {
        say(Part.MINOR, "nội dung tệp " + name + " thay đổi", "content of " + name + " changed");
        return;
      }
      columns(name, old.get().columns(), next.get().columns());
      long more = next.get().rows() - old.get().rows();
      if (more > 0) {
        say(Part.MINOR, name + " thêm " + more + " dòng", name + ": " + more + " rows added");
      } else if (more < 0) {
        say(Part.MAJOR, name + " bớt " + -more + " dòng", name + ": " + -more + " rows fewer");
      } else {
        say(Part.PATCH, name + " sửa giá trị", name + ": values corrected");
      }
    }

    private void columns(String name, List<Column> before, List<Column> now) {
      Map<String, Column> old = byName(before);
      Map<String, Column> next = byName(now);
      Set<String> dropped = new LinkedHashSet<>(old.keySet());
      dropped.removeAll(next.keySet());
      Set<String> added = new LinkedHashSet<>(next.keySet());
      added.removeAll(old.keySet());
      dropped.forEach(
          column ->
              say(
                  Part.MAJOR,
                  name + " bỏ hoặc đổi tên cột “" + column + "”",
                  name + ": column “" + column + "” dropped or renamed"));
      added.forEach(
          column ->
              say(
                  Part.MINOR,
                  name + " thêm cột “" + column + "”",
                  name + ": column “" + column + "” added"));
      old.forEach(
          (column, was) -> {
            Column is = next.get(column);
            if (is != null && is.type() != was.type()) {
              say(
                  Part.MAJOR,
                  name + " cột “" + column + "” đổi kiểu",
                  name + ": column “" + column + "” changed its type");
            }
          });
    }

    private static Map<String, Column> byName(List<Column> columns) {
      Map<String, Column> map = new java.util.LinkedHashMap<>();
      columns.forEach(column -> map.putIfAbsent(column.name(), column));
      return map;
    }
  }
}
