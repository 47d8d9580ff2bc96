package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Caller;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.DataProblem;
import vn.sen.data.DerivedDistribution;
import vn.sen.data.FileFacts;
import vn.sen.data.FileInspector;
import vn.sen.data.StoredContent;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DistributionEditor;
import vn.sen.metadata.FileDistribution;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureChecks;
import vn.sen.privacy.DisclosureGate;
import vn.sen.privacy.StepChoice;

/** The files of a draft: taken in, looked into, mended, described. */
@Singleton
public final class DraftFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFiles.class);
  static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Drafts drafts;
  private final Drafting drafting;
  private final DataFiles files;
  private final FileInspector inspector;
  private final StoredFiles storedFiles;
  private final DistributionEditor distributions;
  private final DatasetEditor editor;
  private final DatasetMapper mapper;
  private final FileProposals proposals;
  private final CodeLists lists;
  private final DisclosureChecks checks;
  private final DisclosureGate disclosure;
  private final BaseIri base;
  private final Clock clock;

  DraftFiles(
      Drafts drafts,
      Drafting drafting,
      DataFiles files,
      FileInspector inspector,
      StoredFiles storedFiles,
      DistributionEditor distributions,
      DatasetEditor editor,
      DatasetMapper mapper,
      FileProposals proposals,
      CodeLists lists,
      DisclosureChecks checks,
      DisclosureGate disclosure,
      BaseIri base,
      Clock clock) {
    this.drafts = drafts;
    this.drafting = drafting;
    this.files = files;
    this.inspector = inspector;
    this.storedFiles = storedFiles;
    this.distributions = distributions;
    this.editor = editor;
    this.mapper = mapper;
    this.proposals = proposals;
    this.lists = lists;
    this.checks = checks;
    this.disclosure = disclosure;
    this.base = base;
    this.clock = clock;
  }

  /** In ascending order of names. */
  public List<DraftFile> list(Draft draft) {
    return drafts.listFiles(draft.id());
  }

  /** Distributions that are no files of the portal. */
  public List<DatasetView.Distribution> links(Draft draft) {
    return mapper.map(draft.description()).distributions().stream()
        .filter(distribution -> distribution.fileName().isEmpty())
        .toList();
  }

  /**
   * Takes a file in, in the place of one of the same name: stores its bytes, looks into it, and
   * adds or replaces its distribution. What the description leaves open (title, period, places,
   * language) is proposed from the content; the words of the name are the title of what has none.
   * The disclosure check reads it now, while whoever sends it waits, and not when the draft is
   * looked at.
   *
   * @param bytes closed by the caller
   */
  public Draft add(Caller caller, String slug, String name, InputStream bytes) {
    return add(caller, slug, take(caller, slug, name, bytes));
  }

  /**
   * The same of a whole file on the portal's disk, which nobody changes any more.
   *
   * @param sha256 of its bytes
   */
  Draft add(Caller caller, String slug, String name, Path whole, String sha256) {
    drafting.requireEditable(caller, slug);
    String safe = safeName(name);
    return add(caller, slug, taken(slug, name, safe, stored(() -> files.store(whole, sha256))));
  }

  /**
   * A file that was stored and looked into, and is no draft's yet.
   *
   * @param given name as its owner calls it
   */
  public record Taken(String given, String name, StoredContent content, FileFacts facts) {}

  /**
   * The first half of {@link #add}: what no draft names is deleted by the clean-up after a while.
   */
  public Taken take(Caller caller, String slug, String name, InputStream bytes) {
    drafting.requireEditable(caller, slug);
    String safe = safeName(name);
    return taken(slug, name, safe, store(bytes));
  }

  /** Looked into and checked before the transaction that it is added in, which would be long. */
  private Taken taken(String slug, String given, String name, StoredContent content) {
    FileFacts facts = inspector.inspect(content.sha256(), name);
    disclosure.prepare(
        new DisclosureGate.Candidate(slug, name, content.sha256()),
        () -> files.open(content.sha256(), 0));
    return new Taken(given, name, content, facts);
  }

  /** The second half. */
  public Draft add(Caller caller, String slug, Taken file) {
    return put(caller, drafting.getOrBegin(caller, slug), file);
  }

  /** Nothing is left behind by what could not be stored, and the draft is as it was. */
  StoredContent store(InputStream bytes) {
    return stored(() -> files.store(bytes));
  }

  private static StoredContent stored(Supplier<StoredContent> store) {
    try {
      return store.get();
    } catch (UncheckedIOException e) {
      LOG.warn("A file could not be stored", e);
      throw new ProblemException(
          DataProblem.STORAGE_REFUSED,
          "Chưa lưu được tệp: kho lưu tệp đầy hoặc không trả lời. Bản nháp còn nguyên; hãy thử lại"
              + " sau, hoặc báo người quản trị cổng.",
          "The file could not be stored: the storage is full or does not answer. The draft is as it"
              + " was; try again later, or tell the portal's administrator.");
    }
  }

  /** The file rewritten plainly: UTF-8, commas, ISO dates, decimal points. */
  public Draft repair(Caller caller, String slug, String name) {
    Draft draft = drafting.get(caller, slug);
    DraftFile file = get(draft, name);
    if (!file.facts().isRepairable()) {
      return draft;
    }
    StoredContent content = inspector.repair(file.sha256(), file.facts());
    // Written in another way it is still what it was made into.
    checks
        .findDerivation(file.sha256())
        .ifPresent(derived -> checks.put(derived.inContent(content.sha256())));
    return put(caller, draft, taken(slug, name, name, content));
  }

  private Draft put(Caller caller, Draft draft, Taken taken) {
    String name = taken.name();
    DraftFile file =
        new DraftFile(
            name,
            taken.content().sha256(),
            taken.content().sizeBytes(),
            taken.facts(),
            clock.instant());
    return drafts.inOneTransaction(
        () -> {
          // The newest state: what was typed while the file came in is kept.
          Draft newest = drafting.get(caller, draft.slug());
          drafts.putFile(newest.id(), file);
          return drafting.change(
              caller,
              newest,
              newest.edition(),
              proposals.propose(
                  attach(newest, file),
                  taken.given(),
                  taken.facts(),
                  find(newest, name).flatMap(DraftFiles::period)),
              newest.notes());
        });
  }

  /**
   * Takes in what was made from another file of the draft, beside that one or in its place.
   *
   * @param source as it was when the new file was made
   * @throws ProblemException when the draft has another content for the source by now
   */
  Draft putDerived(
      Caller caller,
      Draft draft,
      StoredFile source,
      DraftFile file,
      DerivedFile derived,
      Collection<StepChoice> steps,
      boolean replaces) {
    return drafts.inOneTransaction(
        () -> {
          Draft newest = drafting.get(caller, draft.slug());
          DatasetView.Distribution original =
              find(newest, source.fileName())
                  .filter(_ -> wanted(newest).stream().anyMatch(one -> isSame(one, source)))
                  .orElseThrow(DraftFiles::changedMeanwhile);
          checks.put(derived);
          drafts.putFile(newest.id(), file);
          Description attached = attach(newest, file);
          String made =
              find(attached, file.name()).map(DatasetView.Distribution::iri).orElseThrow();
          attached =
              distributions.describe(
                  attached,
                  made,
                  DerivedDistribution.title(
                      Optional.of(original.title()), source.fileName(), steps),
                  original.description(),
                  proposals.columns(file.facts(), original.columns()));
          Description said =
              replaces
                  ? DerivedDistribution.derivedFromUnpublished(
                      attached, made, source.fileName(), derived)
                  : DerivedDistribution.derivedFrom(attached, made, original.iri(), derived);
          if (replaces) {
            drafts.deleteFile(newest.id(), source.fileName());
            said = editor.detach(said, original.iri());
          }
          return drafting.change(caller, newest, newest.edition(), said, newest.notes());
        });
  }

  private static boolean isSame(StoredFile one, StoredFile other) {
    return one.fileName().equals(other.fileName()) && one.sha256().equals(other.sha256());
  }

  private Description attach(Draft draft, DraftFile file) {
    DatasetFields fields = editor.fields(draft.description());
    Optional<DatasetView.Distribution> before = find(draft, file.name());
    FileFacts facts = file.facts();
    LocalDate today = LocalDate.ofInstant(clock.instant(), VIET_NAM);
    FileDistribution said =
        new FileDistribution(
            file.name(),
            before
                .map(DatasetView.Distribution::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> LocalizedText.of(file.name(), file.name())),
            before.map(DatasetView.Distribution::description).orElse(LocalizedText.EMPTY),
            facts.format().isEmpty() ? "OCTET" : facts.format(),
            facts.mediaType(),
            file.sizeBytes(),
            file.sha256(),
            fields.licence().isEmpty()
                ? editor.licenceIri("cc-by-4.0")
                : editor.licenceIri(fields.licence()),
            "",
            maker(draft.agency(), fields.publisher()),
            Optional.empty(),
            "",
            FileProposals.period(facts),
            today,
            proposals.columns(
                facts, before.map(DatasetView.Distribution::columns).orElse(List.of())));
    return distributions.attach(draft.description(), draft.slug(), List.of(said), today);
  }

  private static Optional<DatasetView.Period> period(DatasetView.Distribution distribution) {
    return distribution.temporal().stream().findFirst();
  }

  /** The agency, where the dataset does not name it as its publisher. */
  private DatasetView.Agent maker(String agency, String publisher) {
    boolean isSaid = publisher.isEmpty() || publisher.equals(agency);
    return new DatasetView.Agent(
        Optional.empty(),
        isSaid ? LocalizedText.EMPTY : lists.label(base.agency(agency)),
        Optional.empty());
  }

  /**
   * What the steward says of a file, of the draft or published before, and of its columns.
   *
   * @param columns in any order; those that are not named keep what was said of them
   * @throws ProblemException not found, or unprocessable for a column that the file has not
   */
  public Draft describe(
      Caller caller,
      String slug,
      int edition,
      String name,
      LocalizedText title,
      LocalizedText text,
      List<DatasetView.Column> columns) {
    Draft draft = drafting.getOrBegin(caller, slug);
    DatasetView.Distribution present = find(draft, name).orElseThrow(() -> notFound(name));
    return drafting.change(
        caller,
        draft,
        edition,
        distributions.describe(
            draft.description(),
            present.iri(),
            title.isEmpty() ? present.title() : title,
            text.isEmpty() ? present.description() : text,
            FileProposals.described(present.columns(), columns)),
        draft.notes());
  }

  /** Takes the file out of the draft; a version that has it keeps it. */
  public Draft remove(Caller caller, String slug, String name) {
    Draft draft = drafting.getOrBegin(caller, slug);
    Optional<DatasetView.Distribution> distribution = find(draft, name);
    if (distribution.isEmpty()) {
      throw notFound(name);
    }
    return drafts.inOneTransaction(
        () -> {
          drafts.deleteFile(draft.id(), name);
          return drafting.change(
              caller,
              draft,
              draft.edition(),
              editor.detach(draft.description(), distribution.get().iri()),
              draft.notes());
        });
  }

  /** Whether data can be had from such an address. */
  public static boolean isWebAddress(String url) {
    return url.matches("https?://[^\\s<>\"{}|\\\\^`\\p{Cntrl}]{1,2000}");
  }

  private static void requireWebAddress(String url) {
    if (!isWebAddress(url)) {
      String shown = ProblemException.echo(url);
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Địa chỉ dữ liệu phải bắt đầu bằng http:// hoặc https://, không phải “" + shown + "”.",
          "The address of data must begin with http:// or https://, unlike “" + shown + "”.");
    }
  }

  /** Data that lie elsewhere: only their address is kept. */
  public Draft link(Caller caller, String slug, int edition, String url, String title) {
    Draft draft = drafting.getOrBegin(caller, slug);
    requireWebAddress(url);
    String licence = editor.fields(draft.description()).licence();
    Description linked =
        editor.link(
            draft.description(),
            slug,
            url,
            title.isBlank() ? url : title.strip(),
            "",
            licence.isEmpty() ? "cc-by-4.0" : licence);
    return drafting.change(caller, draft, edition, linked, draft.notes());
  }

  /**
   * Takes out what leads to data elsewhere.
   *
   * @param id of its distribution
   */
  public Draft unlink(Caller caller, String slug, int edition, String id) {
    Draft draft = drafting.getOrBegin(caller, slug);
    DatasetView.Distribution link =
        links(draft).stream()
            .filter(distribution -> distribution.id().equals(id))
            .findFirst()
            .orElseThrow(() -> notFound(id));
    return drafting.change(
        caller, draft, edition, editor.detach(draft.description(), link.iri()), draft.notes());
  }

  /** A file that the draft adds or replaces. */
  public DraftFile get(Draft draft, String name) {
    return drafts.listFiles(draft.id()).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound(name));
  }

  /** The distribution of a file by its name in the download address. */
  private Optional<DatasetView.Distribution> find(Draft draft, String name) {
    return find(draft.description(), name);
  }

  private Optional<DatasetView.Distribution> find(Description description, String name) {
    return mapper.map(description).findDistribution(name);
  }

  /** Files that the draft's description names: its own, and those published before. */
  List<StoredFile> wanted(Draft draft) {
    return wanted(draft, list(draft));
  }

  /** The same, where the draft's own files are known. */
  List<StoredFile> wanted(Draft draft, List<DraftFile> own) {
    List<StoredFile> wanted = new ArrayList<>();
    for (DatasetView.Distribution distribution : mapper.map(draft.description()).distributions()) {
      if (distribution.fileName().isEmpty()) {
        continue;
      }
      String name = distribution.fileName().get();
      Optional<StoredFile> found =
          own.stream()
              .filter(file -> file.name().equals(name))
              .findFirst()
              .map(file -> stored(draft.slug(), file))
              .or(() -> storedFiles.find(draft.slug(), name));
      wanted.add(found.orElseThrow(() -> notFound(name)));
    }
    return wanted;
  }

  static StoredFile stored(String slug, DraftFile file) {
    return new StoredFile(
        slug,
        file.name(),
        file.facts().mediaType(),
        file.sizeBytes(),
        file.sha256(),
        file.created());
  }

  /**
   * The name without folders and without what breaks addresses, headers and file systems; letters
   * with marks stay.
   */
  static String safeName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean =
        java.text.Normalizer.normalize(last, java.text.Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd')
            .replace('Đ', 'D')
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    if (clean.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Tên tệp cần có chữ hoặc số, như “so-lieu-2025.csv”.",
          "A file name takes letters or digits, such as “figures-2025.csv”.");
    }
    return clean.length() <= 120 ? clean : clean.substring(clean.length() - 120);
  }

  private static ProblemException changedMeanwhile() {
    return new ProblemException(
        CommonProblem.CONFLICT,
        "Tệp này của bản nháp vừa được người khác thay; hãy mở lại bản nháp rồi làm lại.",
        "Somebody else has just replaced this file of the draft; open the draft and do it again.");
  }

  private static ProblemException notFound(String name) {
    String shown = ProblemException.echo(name);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Bản nháp không có tệp “" + shown + "”.",
        "The draft has no file “" + shown + "”.");
  }
}
