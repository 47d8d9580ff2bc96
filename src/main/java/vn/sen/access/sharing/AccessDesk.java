package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.AccessLevel;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.AuditLog;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.AccessEditor;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.Statements;
import vn.sen.platform.BaseIri;

/**
 * Changes who may see and use a dataset; the owner's stewards do, after having seen what it means.
 */
@Singleton
public final class AccessDesk {
  /**
   * What changed is in the description and in the audit log: a note stays in the history, also when
   * what it told of is over.
   */
  private static final String NOTE = "Đổi quyền truy cập · Access changed";

  private final Datasets datasets;
  private final Gate gate;
  private final AccessEditor editor;
  private final DatasetMapper mapper;
  private final AccessOverview overview;
  private final RequestDesk desk;
  private final AuditLog audit;
  private final BaseIri base;

  AccessDesk(
      Datasets datasets,
      Gate gate,
      AccessEditor editor,
      DatasetMapper mapper,
      AccessOverview overview,
      RequestDesk desk,
      AuditLog audit,
      BaseIri base) {
    this.datasets = datasets;
    this.gate = gate;
    this.editor = editor;
    this.mapper = mapper;
    this.overview = overview;
    this.desk = desk;
    this.audit = audit;
    this.base = base;
  }

  /**
   * @param named agencies named in the policy; empty leaves the policies as they are
   */
  public record Wish(AccessLevel level, boolean hidden, Optional<Set<String>> named) {}

  /** What the wish would change, for the owner's stewards. */
  public AccessOverview.Change preview(Caller caller, Dataset dataset, Wish wish) {
    requireSteward(caller, dataset);
    return overview.compare(dataset.view(), view(dataset, wish), dataset.id());
  }

  /** Makes it so. The next request is answered by it. */
  public void change(Caller caller, Dataset dataset, Wish wish) {
    requireSteward(caller, dataset);
    Description changed = edit(dataset, wish);
    datasets.publish(
        changed, gate.audienceOf(mapper.map(changed)), RequestDesk.require(caller).name(), NOTE);
    audit.record(
        AuditEvent.of(AuditAction.POLICY_CHANGED, caller)
            .inAgency(gate.findOwner(dataset.view()).orElseThrow())
            .about(base.dataset(dataset.slug()))
            .with("level", wish.level().code())
            .with("hidden", Boolean.toString(wish.hidden())));
  }

  private void requireSteward(Caller caller, Dataset dataset) {
    RequestDesk.require(caller);
    desk.requireSteward(caller, gate.findOwner(dataset.view()).orElse(""), dataset.slug());
  }

  private DatasetView view(Dataset dataset, Wish wish) {
    return mapper.map(edit(dataset, wish));
  }

  private Description edit(Dataset dataset, Wish wish) {
    String weight =
        Statements.of(dataset.description()).iris(base.namespace() + "weight").stream()
            .findFirst()
            .orElse("");
    boolean isWeighty =
        weight.equals(base.concept("data-weights", "core"))
            || weight.equals(base.concept("data-weights", "important"));
    if (isWeighty && (wish.level() == AccessLevel.OPEN || wish.level() == AccessLevel.REGISTERED)) {
      throw RequestDesk.incomplete(
          "Dữ liệu cốt lõi hoặc quan trọng không được mở.",
          "Core or important data may not be made open.");
    }
    return editor.change(dataset.description(), wish.level().code(), wish.hidden(), wish.named());
  }
}
