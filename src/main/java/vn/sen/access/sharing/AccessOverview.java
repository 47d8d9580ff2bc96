package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.Tokens;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.metadata.DatasetView;

/**
 * Who can see and use a dataset, by which rule and until when; and what a change would mean for
 * whom. Asks the gate itself, for one caller of every kind.
 */
@Singleton
public final class AccessOverview {
  private final Gate gate;
  private final Agencies agencies;
  private final Agreements agreements;

  AccessOverview(Gate gate, Agencies agencies, Agreements agreements) {
    this.gate = gate;
    this.agencies = agencies;
    this.agreements = agreements;
  }

  /** Everybody, those signed in, every agency of today, every party of an agreement. */
  public List<Row> list(DatasetView dataset, UUID id) {
    List<Row> rows = new ArrayList<>();
    rows.add(row(dataset, Kind.EVERYBODY, "", "", Set.of(Tokens.PUBLIC), Optional.empty()));
    rows.add(
        row(
            dataset,
            Kind.SIGNED_IN,
            "",
            "",
            Set.of(Tokens.PUBLIC, Tokens.REGISTERED),
            Optional.empty()));
    for (Agency agency : agencies.list()) {
      if (agency.mergedInto().isEmpty()) {
        rows.add(
            row(
                dataset,
                Kind.AGENCY,
                agency.slug(),
                agency.iri(),
                gate.tokensOfAgency(agency.slug()),
                Optional.empty()));
      }
    }
    for (Agreement agreement : agreements.listOfDataset(id)) {
      if (agreement.person().isPresent() && agreement.revoked().isEmpty()) {
        Set<String> tokens = gate.tokensOfPerson(agreement.person().get());
        rows.add(
            row(dataset, Kind.PERSON, agreement.partyName(), "", tokens, Optional.of(agreement)));
      }
    }
    return rows;
  }

  private Row row(
      DatasetView dataset,
      Kind kind,
      String key,
      String iri,
      Set<String> tokens,
      Optional<Agreement> agreement) {
    boolean discovers = new Caller(tokens).meets(gate.audiences(dataset).discover());
    UseDecision use = gate.decide(tokens, dataset, UseRules.Action.DOWNLOAD);
    return new Row(kind, key, iri, discovers, use, agreement);
  }

  /** What changes for whom when the second description takes the place of the first. */
  public Change compare(DatasetView before, DatasetView after, UUID id) {
    List<Row> now = list(before, id);
    List<Row> then = list(after, id);
    List<Row> gaining = new ArrayList<>();
    List<Row> losing = new ArrayList<>();
    int agreementsEnding = 0;
    for (int i = 0; i < now.size(); i++) {
      Row one = now.get(i);
      Row other = then.get(i);
      int gain = other.reach() - one.reach();
      if (gain > 0) {
        gaining.add(other);
      } else if (gain < 0) {
        losing.add(one);
        if (one.use().basis() == UseDecision.Basis.AGREEMENT) {
          agreementsEnding++;
        }
      }
    }
    return new Change(gaining, losing, agreementsEnding);
  }

  /** Kinds of those who may come. */
  public enum Kind {
    EVERYBODY,
    SIGNED_IN,
    AGENCY,
    PERSON
  }

  /**
   * @param key slug of the agency or name of the person
   * @param iri of the agency, else ""
   */
  public record Row(
      Kind kind,
      String key,
      String iri,
      boolean discovers,
      UseDecision use,
      Optional<Agreement> agreement) {
    /** What two agencies have in common that are in the same position. */
    public List<Object> position() {
      return List.of(
          kind, discovers, use.permitted(), use.basis(), use.until(), use.reasons().toString());
    }

    int reach() {
      return (discovers ? 1 : 0) + (use.permitted() ? 2 : 0);
    }
  }

  public record Change(List<Row> gaining, List<Row> losing, int agreementsEnding) {
    public long agencies(boolean gain) {
      return (gain ? gaining : losing).stream().filter(row -> row.kind() == Kind.AGENCY).count();
    }

    public boolean changesNothing() {
      return gaining.isEmpty() && losing.isEmpty();
    }
  }
}
