package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.sen.search.TestDataset.aDataset;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.access.Caller;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchRequest.Sort;
import vn.sen.search.SearchResult.FacetValue;
import vn.sen.search.SearchResult.Fragment;

/** Searches over the 50 targets, as the portal's seed describes them. */
class SearchIT {
  @TempDir static Path folder;
  private static SearchFixture targets;

  @BeforeAll
  static void index() {
    targets = SearchFixture.withTargets(folder);
  }

  @AfterAll
  static void close() {
    targets.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "năng suất lúa | rice-production-by-province",
        "nang suat lua | rice-production-by-province",
        "rice yield | rice-production-by-province",
        "nhà máy điện | power-plants",
        "nha may dien | power-plants",
        "power plant | power-plants",
        "sân bay | airports-air-navigation",
        "airport | airports-air-navigation",
        "xe buýt | public-transport-schedules",
        "xe buyt | public-transport-schedules",
        "tỷ giá | exchange-rates",
        "tỉ giá | exchange-rates",
        "ti gia | exchange-rates",
        "thủy triều | tides-sea-level",
        "thuỷ triều | tides-sea-level",
        "thuy trieu | tides-sea-level",
        "văn hoá Hán Nôm | languages-heritage",
        "văn hóa Hán Nôm | languages-heritage",
        "greenhouse gas | greenhouse-gas-emissions",
        "nợ nước ngoài | external-debt",
        "speech corpus | vietnamese-speech",
        "thất nghiệp | labour-market",
        "unemployment | labour-market",
        "luas gaoj | rice-production-by-province",
        "xe buyts | public-transport-schedules",
        "xe bus hn | public-transport-schedules",
        "xe buýt Hà Nội | public-transport-schedules",
        "covid theo ngay | epidemic-surveillance",
        "tỉnh nào trồng nhiều lúa nhất? | rice-production-by-province",
        "sân bay Tân Sơn Nhất | airports-air-navigation"
      })
  void search_typedAnyWay_findsTheDatasetFirst(String typed, String slug) {
    assertThat(targets.first(typed)).isEqualTo(slug);
  }

  @Test
  void search_decomposedUnicode_answersAsComposed() {
    String typed = "thủy triều";

    List<String> decomposed = targets.slugs(Normalizer.normalize(typed, Normalizer.Form.NFD));

    assertThat(decomposed).isEqualTo(targets.slugs(typed)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Bộ Y tế",
    "bo y te",
    "BYT",
    "Ministry of Health",
  })
  void search_agencyByAnyName_findsItsDatasets(String typed) {
    Set<String> ofHealth =
        SearchFixture.seed().stream()
            .filter(v -> v.agency().orElse("").endsWith("/moh"))
            .map(DatasetView::slug)
            .collect(Collectors.toSet());

    assertThat(targets.ask(typed).page(1, 100).slugs()).containsAll(ofHealth);
  }

  @ParameterizedTest
  @CsvSource({
    "Bộ Giao thông vận tải",
    "bo giao thong van tai",
    "Ministry of Transport",
  })
  void search_oldAgency_findsWhatItWasToMake(String typed) {
    assertThat(targets.slugs(typed).subList(0, 4))
        .contains("public-transport-schedules", "vehicle-detection-imagery");
  }

  @Test
  void search_phrase_wantsTheWordsSideBySide() {
    assertThat(targets.slugs("\"tai nạn giao thông\"")).containsExactly("public-safety-statistics");
    assertThat(targets.slugs("\"giao thông tai nạn\"")).isEmpty();
  }

  @Test
  void search_comma_partsTwoNeeds() {
    assertThat(targets.slugs("thời tiết, xe buýt"))
        .contains("weather-stations", "public-transport-schedules");
    assertThat(targets.slugs("thất nghiệp, Hà Nội").getFirst()).isEqualTo("labour-market");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lúa",
        "lua gao viet nam",
        "tỉnh nào trồng nhiều lúa nhất?",
        "giao thông -\"tai nạn\" title:xe",
        "\"năng suất\" lúa, xe buýt",
        "airprots and hospitls",
        "của và các",
        "Việt Nam"
      })
  void total_isHowManyCanBePagedThrough(String typed) {
    for (SearchRequest.Matching how : SearchRequest.Matching.values()) {
      SearchResult all = targets.ask(typed).matching(how).page(1, 100).answer();

      assertThat(all.items()).as(how.parameter()).hasSize((int) all.total());
    }
  }

  @Test
  void correction_thatFindsNothing_isNotOffered() {
    assertThat(targets.ask("airprots").answer().correction()).isPresent();
    assertThat(targets.ask("minecraft server mods").answer().correction()).isEmpty();
  }

  @Test
  void explanation_ofARelatedSubject_namesIt() {
    List<SearchResult.Reason> reasons =
        targets.ask("lua gao").answer().items().stream()
            .filter(hit -> hit.slug().equals("agricultural-land-crops"))
            .flatMap(hit -> hit.reasons().stream())
            .toList();

    assertThat(reasons)
        .extracting(SearchResult.Reason::likeness)
        .contains(SearchResult.Likeness.RELATED);
  }

  @Test
  void search_excludedWord_isInNoHit() {
    assertThat(targets.slugs("giao thông")).contains("public-safety-statistics");
    assertThat(targets.slugs("giao thông -\"tai nạn\""))
        .isNotEmpty()
        .doesNotContain("public-safety-statistics");
    assertThat(targets.ask("-\"tai nạn\"").total()).isLessThan(50).isGreaterThan(40);
  }

  @Test
  void search_blank_listsEverythingAvailableFirst() {
    SearchResult all = targets.ask("  ").page(1, 100).answer();

    assertThat(all.total()).isEqualTo(50);
    assertThat(all.items()).hasSize(50);
    assertThat(all.items().stream().map(SearchResult.Hit::status).distinct())
        .isEqualTo(all.items().stream().map(SearchResult.Hit::status).distinct().sorted().toList());
    assertThat(all.items().getFirst().snippet()).isEmpty();
    assertThat(targets.search.documentCount(Caller.ANONYMOUS)).isEqualTo(50);
  }

  @Test
  void search_wordsNobodyWrote_findsNothing() {
    assertThat(targets.ask("qxzvwk jjqqpp").answer().items()).isEmpty();
  }

  @Test
  void search_oneLetterWrong_stillFinds() {
    assertThat(targets.first("airprots")).isEqualTo("airports-air-navigation");
    assertThat(targets.ask("airprots").answer().approximate()).isTrue();
    assertThat(targets.ask("airports").answer().approximate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sanbay | airports-air-navigation",
        "xebuythanoi | public-transport-schedules",
        "green house gas | greenhouse-gas-emissions",
        "tree bank tiếng việt | vietnamese-text-corpora"
      })
  void search_gluedOrSplitWords_areReadAsMeant(String typed, String slug) {
    assertThat(targets.first(typed)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tỷ giá | tải csv tỷ giá mới nhất 2026",
        "universities | download latest list of universities as excel",
        "thống kê tai nạn giao thông | bảng thống kê tai nạn giao thông hàng năm pdf"
      })
  void search_wordsForTheShape_askNothingOfASubject(String plain, String typed) {
    assertThat(targets.ask(typed).answer().approximate()).isFalse();
    assertThat(targets.first(typed)).isEqualTo(targets.first(plain));
  }

  @Test
  void search_placeInTheCountry_findsWhatCoversTheCountry() {
    assertThat(targets.first("sân bay Đà Nẵng")).isEqualTo("airports-air-navigation");
    assertThat(targets.slugs("Đà Nẵng")).hasSizeLessThan(20);
  }

  @Test
  void search_subjectsThatNoDatasetHasTogether_findsEither() {
    SearchResult either = targets.ask("lúa gạo sáng chế").page(1, 50).answer();

    assertThat(either.approximate()).isTrue();
    assertThat(either.items())
        .extracting(SearchResult.Hit::slug)
        .contains("rice-production-by-province", "research-organisations-patents");
  }

  @Test
  void search_oneSubjectAmongManyOtherWords_findsNothing() {
    assertThat(targets.slugs("công thức nấu phở bò ngon")).isEmpty();
  }

  @Test
  void search_howManyPeople_asksForWhatElseIsNamed() {
    assertThat(targets.first("how many people are unemployed")).isEqualTo("labour-market");
    assertThat(targets.slugs("how many people live there")).contains("population-demography");
  }

  @Test
  void search_misspeltName_isReadAsItsCorrection() {
    SearchResult found = targets.ask("vacination coverage").answer();

    assertThat(found.approximate()).isTrue();
    assertThat(found.items().getFirst().slug()).isEqualTo("health-indicators");
  }

  @Test
  void correction_inVietnamese_bearsItsToneOverTheVowel() {
    assertThat(targets.ask("kiểm kê phát thãi").answer().correction())
        .hasValue("kiểm kê phát thải");
  }

  @Test
  void facets_ofEverything_countAsOneByOne() {
    SearchResult all = targets.ask("").answer();

    List<DatasetView> views = SearchFixture.seed();
    Map<String, Long> sectors =
        views.stream()
            .flatMap(v -> v.themes().stream())
            .collect(Collectors.groupingBy(DatasetDocuments::code, Collectors.counting()));
    Map<String, Long> agencies =
        views.stream()
            .flatMap(v -> v.agency().stream())
            .collect(Collectors.groupingBy(DatasetDocuments::code, Collectors.counting()));
    assertThat(counts(all, Facet.SECTOR)).isEqualTo(sectors);
    assertThat(counts(all, Facet.AGENCY)).isEqualTo(agencies);
    assertThat(all.facets().get(Facet.SECTOR).stream().map(FacetValue::count))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void facets_chosenValue_keepsTheOthersOfItsFacetOnOffer() {
    Map<String, Long> free = targets.ask("").counts(Facet.SECTOR);

    SearchResult chosen = targets.ask("").with(Facet.SECTOR, "health", "energy").answer();

    assertThat(chosen.total()).isEqualTo(free.get("health") + free.get("energy"));
    assertThat(counts(chosen, Facet.SECTOR)).isEqualTo(free);
    assertThat(counts(chosen, Facet.AGENCY).values().stream().mapToLong(n -> n).sum())
        .isEqualTo(chosen.total());
    assertThat(
            chosen.facets().get(Facet.SECTOR).stream()
                .filter(FacetValue::selected)
                .map(FacetValue::code))
        .containsExactlyInAnyOrder("health", "energy");
  }

  @Test
  void facets_twoFacetsChosen_eachIgnoresOnlyItself() {
    SearchResult chosen =
        targets.ask("").with(Facet.SECTOR, "health").with(Facet.STATUS, "planned").answer();

    assertThat(counts(chosen, Facet.STATUS))
        .isEqualTo(targets.ask("").with(Facet.SECTOR, "health").counts(Facet.STATUS));
    assertThat(counts(chosen, Facet.SECTOR))
        .containsAllEntriesOf(
            targets.ask("").with(Facet.STATUS, "planned").counts(Facet.SECTOR).entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Test
  void facets_chosenValueWithoutHits_isListedWithZero() {
    SearchResult chosen = targets.ask("sân bay").with(Facet.SECTOR, "no-such-sector").answer();

    assertThat(chosen.total()).isZero();
    assertThat(chosen.facets().get(Facet.SECTOR))
        .contains(new FacetValue("no-such-sector", 0, true));
  }

  @ParameterizedTest
  @MethodSource("sorts")
  void paging_anyOrder_showsEachHitOnce(Sort sort) {
    List<String> whole = targets.ask("").sorted(sort).page(1, 100).slugs();

    List<String> paged = new ArrayList<>();
    for (int page = 1; page <= 8; page++) {
      paged.addAll(targets.ask("").sorted(sort).page(page, 7).slugs());
    }

    assertThat(paged).isEqualTo(whole).hasSize(50).doesNotHaveDuplicates();
  }

  static Sort[] sorts() {
    return Sort.values();
  }

  @Test
  void sort_target_countsUpwards() {
    assertThat(
            targets.ask("").sorted(Sort.TARGET).page(1, 100).answer().items().stream()
                .map(SearchResult.Hit::targetNumber))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void sort_titleInVietnamese_putsDStrokeBehindD() {
    List<String> titles =
        targets.ask("").sorted(Sort.TITLE).page(1, 100).answer().items().stream()
            .map(h -> h.title().in(SearchFixture.VIETNAMESE))
            .toList();

    assertThat(titles)
        .isSortedAccordingTo(
            com.ibm.icu.text.Collator.getInstance(SearchFixture.VIETNAMESE)::compare);
    assertThat(targets.ask("").sorted(Sort.TITLE).in(Locale.ENGLISH).slugs().getFirst())
        .isEqualTo("administrative-units");
  }

  @Test
  void paging_beyondTheEnd_isEmptyWithTheRightTotal() {
    SearchResult beyond = targets.ask("").page(900, 20).answer();

    assertThat(beyond.items()).isEmpty();
    assertThat(beyond.total()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "1, 0", "1, 1001", "5001, 20", "2147483647, 1000"})
  void paging_outOfBounds_isRefused(int page, int size) {
    assertThatThrownBy(() -> targets.ask("").page(page, size).answer())
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.MALFORMED));
  }

  @Test
  void highlighting_foldedWords_marksTheOriginalText() {
    SearchResult.Hit hit = targets.ask("nang suat lua").answer().items().getFirst();

    assertThat(hit.titleFragments())
        .contains(new Fragment("năng suất", true))
        .contains(new Fragment("lúa", true));
    assertThat(hit.titleFragments().stream().map(Fragment::text).collect(Collectors.joining()))
        .isEqualTo(hit.title().in(SearchFixture.VIETNAMESE));
    assertThat(hit.snippet()).anyMatch(Fragment::matched);
  }

  @ParameterizedTest
  @MethodSource("nastyInputs")
  void search_nastyInput_answersSoonAndHarmsNothing(String typed) {
    assertThat(Duration.ofSeconds(5))
        .satisfies(
            bound ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    bound, () -> targets.ask(typed).answer()));

    assertThat(targets.first("sân bay")).isEqualTo("airports-air-navigation");
  }

  static List<String> nastyInputs() {
    return List.of(
        "a".repeat(100_000),
        "lúa ".repeat(25_000),
        "-a ".repeat(30_000),
        "\"".repeat(100_001),
        "\"lúa gạo",
        "lúa \" gạo \" \"",
        "*",
        "?",
        "*lúa* l?a",
        "~ ^ : \\ / && || ! ( ) { } [ ] + -",
        "(a+)+$ /.*.*.*.*.*=/",
        "title:lúa AND (OR",
        "😀🇻🇳👨‍👩‍👧‍👦",
        "\u0000\u0001\u0007\u001b[31m lúa",
        "\u202elúa\u202c \u200fgạo",
        "\ud83d \udc00 lone \ud83d",
        "-",
        "--",
        "-\"",
        "-\"\"",
        "\u0301\u0301\u0301\u0301",
        "a\u0301\u0301\u0301\u0301".repeat(500),
        "ﷺ ﬀ ℌ ①",
        "'; DROP TABLE dataset; --",
        "<script>alert(1)</script>",
        IntStream.range(0, 3_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")),
        "TP.HCM ".repeat(200),
        "Hà Nội Ninh Bình Việt Nam ".repeat(50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lúa | KEYWORD | lúa",
        "nang suat l | KEYWORD | năng suất lúa",
        "sân b | TITLE | Sân bay",
        "san b | TITLE | Sân bay",
        "bộ y | AGENCY | Bộ Y tế",
        "byt | AGENCY | Bộ Y tế",
        "hai ph | PLACE | Hải Phòng"
      })
  void suggest_beginnings_completes(String typed, Suggestion.Kind kind, String start) {
    assertThat(targets.search.suggest(typed, Caller.ANONYMOUS, SearchFixture.VIETNAMESE))
        .anySatisfy(
            s -> {
              assertThat(s.kind()).isEqualTo(kind);
              assertThat(s.text()).contains(start);
            });
  }

  @ParameterizedTest
  @MethodSource("nastyInputs")
  void suggest_nastyInput_isBounded(String typed) {
    assertThat(targets.search.suggest(typed, Caller.ANONYMOUS, Locale.ENGLISH))
        .hasSizeLessThanOrEqualTo(13);
  }

  @Test
  void listSimilar_ofRice_startsWithAgriculture() {
    List<SearchResult.Hit> similar =
        targets.search.listSimilar(
            "rice-production-by-province", Caller.ANONYMOUS, SearchFixture.VIETNAMESE, 3);

    assertThat(similar).hasSize(3);
    assertThat(similar.getFirst().sectors()).contains("agriculture");
    assertThat(similar)
        .extracting(SearchResult.Hit::slug)
        .doesNotContain("rice-production-by-province");
  }

  @Test
  void highlighting_markupInAText_staysText(@TempDir Path other) {
    try (SearchFixture fixture = new SearchFixture(other)) {
      fixture.publish(aDataset("markup").titled("<b>gỗ</b> & \"mun\"", "wood"));

      List<Fragment> title = fixture.ask("go").answer().items().getFirst().titleFragments();

      assertThat(title)
          .containsExactly(
              new Fragment("<b>", false),
              new Fragment("gỗ", true),
              new Fragment("</b> & \"mun\"", false));
    }
  }

  private static Map<String, Long> counts(SearchResult result, Facet facet) {
    return result.facets().get(facet).stream()
        .collect(Collectors.toMap(FacetValue::code, FacetValue::count));
  }
}
