package vn.sen.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.sen.data.Column;
import vn.sen.data.FileFacts;
import vn.sen.data.TableFacts;

class VersionProposalTest {
  private static final Column YEAR = new Column("nam", Column.Type.YEAR, 1, 0, List.of());
  private static final Column AMOUNT = new Column("luong", Column.Type.INTEGER, 1, 0, List.of());

  @Test
  void moreRows_isMinor() {
    assertThat(after(table(10, YEAR, AMOUNT), table(12, YEAR, AMOUNT)).version())
        .isEqualTo("1.3.0");
  }

  @Test
  void fewerRows_isMajor() {
    assertThat(after(table(10, YEAR), table(9, YEAR)).version()).isEqualTo("2.0.0");
  }

  @Test
  void droppedColumn_isMajorAndNamed() {
    VersionProposal proposal = after(table(10, YEAR, AMOUNT), table(12, YEAR));

    assertThat(proposal.version()).isEqualTo("2.0.0");
    assertThat(proposal.reasons())
        .anySatisfy(reason -> assertThat(reason.values().get("vi")).contains("luong"));
  }

  @Test
  void changedType_isMajor() {
    Column text = new Column("luong", Column.Type.TEXT, 1, 0, List.of());

    assertThat(after(table(10, AMOUNT), table(10, text)).version()).isEqualTo("2.0.0");
  }

  @Test
  void addedColumn_isMinor() {
    assertThat(after(table(10, YEAR), table(10, YEAR, AMOUNT)).version()).isEqualTo("1.3.0");
  }

  @Test
  void correctedValues_isPatch() {
    assertThat(after(table(10, YEAR), table(10, YEAR)).version()).isEqualTo("1.2.4");
  }

  @Test
  void onlyTheDescription_isPatch() {
    var same = new VersionProposal.FileState("a", Optional.empty());

    assertThat(VersionProposal.after("1.2.3", Map.of("f", same), Map.of("f", same)).version())
        .isEqualTo("1.2.4");
  }

  @Test
  void droppedFile_isMajor() {
    var file = new VersionProposal.FileState("a", Optional.empty());

    assertThat(VersionProposal.after("1.2.3", Map.of("f", file), Map.of()).version())
        .isEqualTo("2.0.0");
  }

  @Test
  void otherNumbering_goesOnAboveIt() {
    assertThat(VersionProposal.next("2024", VersionProposal.Part.MINOR)).isEqualTo("2025.0.0");
    assertThat(VersionProposal.next("draft", VersionProposal.Part.MINOR)).isEqualTo("1.0.0");
  }

  private static VersionProposal after(FileFacts before, FileFacts now) {
    return VersionProposal.after(
        "1.2.3",
        Map.of("f.csv", new VersionProposal.FileState("a", Optional.of(before))),
        Map.of("f.csv", new VersionProposal.FileState("b", Optional.of(now))));
  }

  private static FileFacts table(long rows, Column... columns) {
    return new FileFacts(
        "text/csv",
        "CSV",
        Optional.empty(),
        Optional.of(
            new TableFacts(
                ",", rows, List.of(columns), true, "", "", false, false, List.of(), "", 0)),
        List.of(),
        List.of());
  }
}
