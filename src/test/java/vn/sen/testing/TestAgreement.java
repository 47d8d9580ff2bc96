package vn.sen.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.sharing.Agreement;
import vn.sen.metadata.LocalizedText;

/**
 * An agreement as a test needs it; what it does not name is plain, and it is active for a month.
 */
public final class TestAgreement {
  private final Instant now = Instant.now();
  private final UUID dataset;
  private final String slug;
  private final String owner;
  private LocalizedText title = new LocalizedText(Map.of("vi", ""));
  private Optional<UUID> person = Optional.empty();
  private Optional<String> agency = Optional.empty();
  private String party = "test";
  private String project = "project";
  private String conditions = "";
  private Instant starts = now.minus(Duration.ofDays(2));
  private Instant ends = now.plus(Duration.ofDays(30));
  private Optional<Integer> sharedDatasets = Optional.empty();

  private TestAgreement(UUID dataset, String slug, String owner) {
    this.dataset = dataset;
    this.slug = slug;
    this.owner = owner;
  }

  /**
   * @param owner slug of the agency that grants
   */
  public static TestAgreement on(UUID dataset, String slug, String owner) {
    return new TestAgreement(dataset, slug, owner);
  }

  public TestAgreement titled(LocalizedText said) {
    title = said;
    return this;
  }

  /** With a person, or with an agency by its slug. */
  public TestAgreement with(Optional<UUID> account, Optional<String> slugOfAgency) {
    person = account;
    agency = slugOfAgency;
    return this;
  }

  public TestAgreement said(String nameOfParty, String ofProject, String ofConditions) {
    party = nameOfParty;
    project = ofProject;
    conditions = ofConditions;
    return this;
  }

  public TestAgreement lasting(Instant from, Instant until) {
    starts = from;
    ends = until;
    return this;
  }

  /** In return for so many datasets. */
  public TestAgreement inReturnFor(Optional<Integer> datasets) {
    sharedDatasets = datasets;
    return this;
  }

  public Agreement agreement() {
    return new Agreement(
        UUID.randomUUID(),
        Optional.empty(),
        dataset,
        slug,
        title,
        owner,
        person,
        agency,
        party,
        "research",
        project,
        conditions,
        starts,
        ends,
        Optional.empty(),
        0,
        sharedDatasets,
        Set.of(),
        Optional.empty(),
        false,
        now,
        "test",
        Optional.empty(),
        "");
  }
}
