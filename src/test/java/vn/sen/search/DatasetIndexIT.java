package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sen.search.TestDataset.aDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.access.Caller;
import vn.sen.catalog.Agency;
import vn.sen.catalog.LogPosition;
import vn.sen.catalog.ReadModel.Current;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.search.SearchRequest.Facet;

class DatasetIndexIT {
  private static final Caller HEALTH = new Caller(Set.of("public", "agency:moh"));

  @TempDir Path folder;

  @Test
  void search_newIndex_findsNothing() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isEmpty();
      assertThat(fixture.ask("").total()).isZero();
      assertThat(fixture.ask("lúa").answer().items()).isEmpty();
    }
  }

  @Test
  void search_beforeCommit_seesNothingOfIt() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.apply(List.of(SearchFixture.dataset(aDataset("rice").view(), Set.of("public"))));
      assertThat(fixture.ask("").total()).isZero();

      fixture.commit();

      assertThat(fixture.ask("").total()).isEqualTo(1);
    }
  }

  @Test
  void apply_sameDatasetAgain_replacesIt() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice").titled("Tủ lim", "Cupboard"));
      fixture.publish(aDataset("rice").titled("Ghế mun", "Chair"));

      assertThat(fixture.slugs("ghế mun")).containsExactly("rice");
      assertThat(fixture.slugs("lim")).isEmpty();
      assertThat(fixture.ask("").total()).isEqualTo(1);
    }
  }

  @Test
  void apply_withdrawn_isGoneFromHitsAndFacets() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice").sector("agriculture"), aDataset("bus").sector("transport"));
      fixture.withdraw("rice");

      assertThat(fixture.slugs("")).containsExactly("bus");
      assertThat(fixture.ask("").counts(Facet.SECTOR)).containsOnlyKeys("transport");
    }
  }

  @Test
  void apply_agencyRenamed_findsItsDatasetsByTheNewName() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice").agency("mae"));
      assertThat(fixture.slugs("Cơ quan Sao Hỏa")).isEmpty();

      Agency old = fixture.agencies.stream().filter(a -> a.slug().equals("mae")).findAny().get();
      fixture.agencies.remove(old);
      fixture.agencies.add(
          new Agency(
              "mae",
              old.iri(),
              LocalizedText.of("Cơ quan Sao Hỏa", "Mars Office"),
              List.of("CQSH"),
              Optional.empty(),
              Optional.empty(),
              old.description()));
      fixture.index.apply(List.of(new Current.OfAgency("mae", Optional.of(old.description()))));
      fixture.commit();

      assertThat(fixture.slugs("Cơ quan Sao Hỏa")).containsExactly("rice");
      assertThat(fixture.slugs("cqsh")).containsExactly("rice");
    }
  }

  @Test
  void search_hiddenDataset_existsOnlyForItsAudience() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("open").titled("Bệnh viện công", "Public hospitals").sector("health"),
          aDataset("secret")
              .titled("Zyxwvut bệnh viện", "Zyxwvut hospitals")
              .described("Chỉ cho ngành: qplmokn.", "Qplmokn.")
              .sector("justice")
              .file("zyxwvut.csv", "ZYX")
              .discoverableBy("agency:moh"));

      SearchResult public1 = fixture.ask("bệnh viện").answer();
      assertThat(public1.total()).isEqualTo(1);
      assertThat(public1.facets().get(Facet.SECTOR))
          .containsExactly(new SearchResult.FacetValue("health", 1, false));
      assertThat(public1.facets().get(Facet.FORMAT)).isEmpty();
      for (String unique : List.of("zyxwvut", "zyxwvuu", "qplmokn", "secret", "\"zyxwvut\"")) {
        assertThat(fixture.ask(unique).answer()).isEqualTo(fixture.ask("nowordlikethis").answer());
      }
      assertThat(fixture.ask("").total()).isEqualTo(1);
      assertThat(fixture.search.documentCount(Caller.ANONYMOUS)).isEqualTo(1);

      assertThat(fixture.search.suggest("zyx", Caller.ANONYMOUS, SearchFixture.VIETNAMESE))
          .isEmpty();
      assertThat(
              fixture.search.listSimilar("secret", Caller.ANONYMOUS, SearchFixture.VIETNAMESE, 5))
          .isEmpty();
      assertThat(fixture.search.listSimilar("open", Caller.ANONYMOUS, SearchFixture.VIETNAMESE, 5))
          .isEmpty();

      assertThat(fixture.ask("zyxwvuu").answer().correction()).isEmpty();
      assertThat(fixture.ask("zyxwvuu").by(HEALTH).answer().correction()).contains("zyxwvut");
      for (String field : List.of("title:zyxwvut", "file:zyxwvut", "format:zyx", "id:secret")) {
        assertThat(fixture.ask(field).total()).as(field).isZero();
        assertThat(fixture.ask(field).by(HEALTH).slugs()).as(field).containsExactly("secret");
      }
      for (SearchRequest.Matching how : SearchRequest.Matching.values()) {
        assertThat(fixture.ask("zyxwvut").matching(how).total()).isZero();
      }

      assertThat(fixture.search.suggest("zyx", HEALTH, SearchFixture.VIETNAMESE)).hasSize(1);
      assertThat(fixture.ask("zyxwvut").by(HEALTH).slugs()).containsExactly("secret");
      assertThat(fixture.ask("").by(HEALTH).total()).isEqualTo(2);
      assertThat(fixture.search.documentCount(HEALTH)).isEqualTo(2);
    }
  }

  @Test
  void search_hiddenDatasetHoldsTheTypedForm_readsTheWordAsIfItDidNot() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("open").titled("Thuê bao điện thoại", "Telephone subscribers"),
          aDataset("secret").titled("Thuế", "Tax").discoverableBy("agency:moh"));

      assertThat(fixture.slugs("thuế")).containsExactly("open");
      assertThat(fixture.ask("thuế").by(HEALTH).slugs()).containsExactly("secret");
    }
  }

  @Test
  void search_placeByAbbreviationOrFormerName_isFound() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("saigon").place("2025-79"),
          aDataset("hanoi").place("2025-01"),
          aDataset("text").titled("Ngập nước ở Thành phố Hồ Chí Minh", "Floods"));

      for (String typed : List.of("TP.HCM", "tphcm", "tp hcm", "Sài Gòn", "Saigon", "HCMC")) {
        assertThat(fixture.slugs(typed)).as(typed).containsExactlyInAnyOrder("saigon", "text");
      }
    }
  }

  @Test
  void search_phraseWords_outrankScatteredOnes() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("scattered").titled("Gạo nếp, cây lúa và thóc", "A"),
          aDataset("together").titled("Cây trồng: lúa gạo nếp thóc", "B"));

      assertThat(fixture.slugs("lúa gạo")).containsExactly("together", "scattered");
      assertThat(fixture.slugs("lua gao")).containsExactly("together", "scattered");
    }
  }

  @Test
  void search_exactForm_outranksUnmarkedText() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("plain").titled("gia lua", "x"),
          aDataset("marked").titled("giá lúa", "x"),
          aDataset("different").titled("già lụa", "x"));

      assertThat(fixture.slugs("giá lúa")).containsExactly("marked", "plain");
      assertThat(fixture.slugs("gia lua")).hasSize(3);
    }
  }

  @Test
  void open_afterClose_keepsPositionAndDocuments() {
    LogPosition position;
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice"));
      position = fixture.commit();
      fixture.apply(List.of(SearchFixture.dataset(aDataset("late").view(), Set.of("public"))));
    }

    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).contains(position);
      assertThat(fixture.slugs("")).containsExactly("rice");
    }
  }

  @Test
  void open_otherRecordOrOtherSchema_isBuiltAgain() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice"));
    }

    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition("another record")).isEmpty();
    }
    try (SearchFixture fixture = new SearchFixture(folder, "newer")) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isEmpty();
      assertThat(fixture.ask("").total()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"5/lists, 5/other-lists", "3/lists, 5/lists"})
  void open_otherCodeListsOrOlderIndexing_servesTheOldUntilBuiltAgain(String old, String now) {
    try (SearchFixture fixture = new SearchFixture(folder, old)) {
      fixture.publish(aDataset("rice"));
    }

    try (SearchFixture fixture = new SearchFixture(folder, now)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isEmpty();
      assertThat(fixture.slugs("")).containsExactly("rice");

      fixture.index.beginRebuild();
      assertThat(fixture.slugs("")).containsExactly("rice");
      fixture.publish(aDataset("wheat"));

      assertThat(fixture.slugs("")).containsExactly("wheat");
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isPresent();
    }
  }

  @Test
  void open_corruptFolder_isBuiltAgain() throws IOException {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("rice"));
    }
    corruptEveryFile();

    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isEmpty();
      fixture.index.beginRebuild();
      fixture.publish(aDataset("rice"));
      assertThat(fixture.slugs("")).containsExactly("rice");
    }
    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isPresent();
    }
  }

  @Test
  void open_oneFlippedByte_isNoticed() throws IOException {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publishTargets();
    }
    flipOneByteOfTheLargestFile();

    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).isEmpty();
    }
  }

  @Test
  void rebuild_servesTheOldUntilCommitted() throws Exception {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("old"));
      AtomicBoolean stop = new AtomicBoolean();
      Thread reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!stop.get()) {
                      assertThat(fixture.ask("").total()).isEqualTo(1);
                    }
                  });
      AtomicBoolean failed = new AtomicBoolean();
      reader.setUncaughtExceptionHandler((t, e) -> failed.set(true));

      for (int i = 0; i < 10; i++) {
        fixture.index.beginRebuild();
        fixture.apply(List.of(SearchFixture.dataset(aDataset("new" + i).view(), Set.of("public"))));
        fixture.commit();
        assertThat(fixture.slugs("")).containsExactly("new" + i);
      }
      stop.set(true);
      reader.join();

      assertThat(failed).isFalse();
      try (Stream<Path> generations = Files.list(folder)) {
        assertThat(generations).hasSize(1);
      }
    }
  }

  @Test
  void rebuild_interrupted_leavesTheOldInPlace() {
    LogPosition position;
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(aDataset("old"));
      position = fixture.commit();
      fixture.index.beginRebuild();
      fixture.apply(List.of(SearchFixture.dataset(aDataset("new").view(), Set.of("public"))));
    }

    try (SearchFixture fixture = new SearchFixture(folder)) {
      assertThat(fixture.index.findPosition(SearchFixture.RECORD)).contains(position);
      assertThat(fixture.slugs("")).containsExactly("old");
    }
  }

  @Test
  void search_everyTextOfADataset_findsIt() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("rice")
              .file(
                  "bang_luong.csv",
                  "CSV",
                  new DatasetView.Column(
                      "so_tan",
                      LocalizedText.of("Khối cân", "Weighed"),
                      LocalizedText.of("Đã trừ bì", "Without tare")))
              .place("2025-01"),
          aDataset("bus"));

      for (String typed :
          List.of("bang luong", "so tan", "khối cân", "trừ bì", "tare", "Thủ đô Hà Nội", "rice")) {
        assertThat(fixture.slugs(typed)).as(typed).containsExactly("rice");
      }
    }
  }

  @Test
  void search_byField_findsTheWordsThere() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("titled").titled("Giá lúa", "Rice price").sector("agriculture").agency("mae"),
          aDataset("described").described("Giá lúa", "Rice price").sector("health"),
          aDataset("other").titled("Già lụa", "Old silk"));

      assertThat(fixture.slugs("title:lúa")).containsExactly("titled");
      assertThat(fixture.slugs("tieu-de:\"giá lúa\"")).containsExactly("titled");
      assertThat(fixture.slugs("title:lua")).containsExactlyInAnyOrder("titled", "other");
      assertThat(fixture.slugs("giá lúa -title:rice")).containsExactly("described");
      assertThat(fixture.slugs("lúa sector:health")).containsExactly("described");
      assertThat(fixture.slugs("agency:mae")).containsExactly("titled");
      assertThat(fixture.ask("colour:red lúa").answer().approximate()).isTrue();
    }
  }

  @Test
  void search_places_holdWhatLiesInThem() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("country").place("VN"),
          aDataset("hanoi").place("2025-01"),
          aDataset("former").place("pre2025-77"),
          aDataset("nowhere"));

      assertThat(fixture.ask("").with(Facet.PLACE, "VN").slugs())
          .containsExactlyInAnyOrder("country", "hanoi", "former");
      assertThat(fixture.ask("").with(Facet.PLACE, "2025-79").slugs()).containsExactly("former");
      assertThat(fixture.ask("").counts(Facet.PLACE))
          .containsEntry("VN", 3L)
          .containsEntry("2025-01", 1L);
      assertThat(fixture.ask("").within(105, 20.5, 106.5, 21.5).slugs()).containsExactly("hanoi");
      assertThat(fixture.ask("").within(-10, 40, 10, 60).total()).isZero();
    }
  }

  @Test
  void search_years_meetThePeriod() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("early").years("1990", "1999-12-31"),
          aDataset("late").years("2005-01", "2020"),
          aDataset("unknown"));

      assertThat(fixture.ask("").years(1999, 2004).slugs()).containsExactly("early");
      assertThat(fixture.ask("").years(2000, 2004).slugs()).isEmpty();
      assertThat(fixture.ask("").years(0, 9999).slugs()).containsExactlyInAnyOrder("early", "late");
      assertThat(fixture.slugs("year:2020")).containsExactly("late");
      assertThat(fixture.slugs("year:1985..2010")).containsExactlyInAnyOrder("early", "late");
    }
  }

  @Test
  void search_whatThereIsInOtherYearsOnly_isNotReadMoreLoosely() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("early").titled("Giá lúa", "Rice price").years("1990", "1999"),
          aDataset("late").titled("Giá vàng", "Gold price").years("2005", "2020"));

      assertThat(fixture.ask("giá lúa").years(2005, 2020).slugs()).isEmpty();
      assertThat(fixture.ask("giá lúa").years(2005, 2020).answer().approximate()).isFalse();
      assertThat(fixture.ask("giá lúa").years(1990, 2020).slugs()).containsExactly("early");
    }
  }

  @Test
  void search_equalMatches_putsDataFirstAndSupersededLast() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.apply(
          List.of(
              SearchFixture.superseded(
                  aDataset("a-old").titled("Gỗ lim", "x").file("a.csv", "CSV").view()),
              SearchFixture.dataset(
                  aDataset("b-planned").titled("Gỗ lim", "x").view(), Set.of("public")),
              SearchFixture.dataset(
                  aDataset("c-data").titled("Gỗ lim", "x").file("a.csv", "CSV").view(),
                  Set.of("public"))));
      fixture.commit();

      assertThat(fixture.slugs("gỗ lim").getFirst()).isEqualTo("c-data");
      assertThat(fixture.ask("").sorted(SearchRequest.Sort.RELEVANCE).slugs())
          .containsExactly("c-data", "b-planned", "a-old");
    }
  }

  @Test
  void search_matching_takesAllOrAnyOfTheWords() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("both").titled("gỗ lim mun trắc", "x"),
          aDataset("one").titled("gỗ", "x"),
          aDataset("none").titled("đá", "x"));

      assertThat(fixture.ask("go lim mun").matching(SearchRequest.Matching.ALL).slugs())
          .containsExactly("both");
      assertThat(fixture.ask("go lim mun").matching(SearchRequest.Matching.ANY).slugs())
          .containsExactly("both", "one");
    }
  }

  @Test
  void explanation_tellsWhichPartsHoldWhat() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.publish(
          aDataset("rice")
              .titled("Thuê bao di động", "Phones")
              .keyword("thue bao", "vi")
              .described("Số thuê bao theo tỉnh", "Figures"));

      assertThat(fixture.ask("thuê bao").answer().items().getFirst().reasons())
          .contains(
              new SearchResult.Reason(
                  TextPart.TITLE, SearchResult.Likeness.EXACT, List.of("thuê bao")),
              new SearchResult.Reason(
                  TextPart.DESCRIPTION, SearchResult.Likeness.EXACT, List.of("thuê bao")));
      assertThat(fixture.ask("thue bao").answer().items().getFirst().reasons())
          .contains(
              new SearchResult.Reason(
                  TextPart.TITLE, SearchResult.Likeness.FOLDED, List.of("thuê bao")));
    }
  }

  private void corruptEveryFile() throws IOException {
    for (Path file : indexFiles()) {
      Files.writeString(file, "not an index");
    }
  }

  private void flipOneByteOfTheLargestFile() throws IOException {
    Path largest =
        indexFiles().stream()
            .max(java.util.Comparator.comparingLong(f -> f.toFile().length()))
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(largest, bytes);
  }

  private List<Path> indexFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("write.lock"))
          .toList();
    }
  }
}
