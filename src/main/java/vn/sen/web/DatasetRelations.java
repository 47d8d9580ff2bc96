package vn.sen.web;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sen.access.Caller;
import vn.sen.access.audit.Discoveries;
import vn.sen.catalog.DatasetLinks;
import vn.sen.catalog.DatasetLinks.Linked;
import vn.sen.metadata.DatasetDetail;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.ResourceLink;

/** What belongs to a dataset, in both directions, by the words of its relation. */
@Singleton
public final class DatasetRelations {
  private static final int MOST_INCOMING = 100;

  private final DatasetLinks links;
  private final Discoveries discoveries;

  DatasetRelations(DatasetLinks links, Discoveries discoveries) {
    this.links = links;
    this.discoveries = discoveries;
  }

  /**
   * @param heading what the items are to this dataset
   */
  public record Group(String heading, List<Item> items) {}

  /**
   * @param address a path here, or an IRI elsewhere; "" when it cannot be followed
   */
  public record Item(String address, LocalizedText text) {}

  /** As far as the caller may discover the other side; recorded as shown to them. */
  List<Group> of(Page page, String iri, DatasetDetail detail, Caller caller) {
    Map<String, List<Item>> groups = new LinkedHashMap<>();
    Set<String> targets = new LinkedHashSet<>();
    detail.links().forEach(link -> targets.add(link.target()));
    detail.relations().forEach(relation -> targets.add(relation.target().iri()));
    Map<String, Linked> known = links.listByIri(targets, caller.tokens());
    List<Linked> shown = new ArrayList<>(known.values());
    for (ResourceLink link : detail.links()) {
      add(groups, page.label(link.property()), item(page, link.target(), known));
    }
    for (DatasetDetail.Relation relation : detail.relations()) {
      String heading =
          page.label("http://www.w3.org/ns/dcat#qualifiedRelation")
              + (relation.role().isEmpty() ? "" : ": " + page.label(relation.role()));
      Item item =
          relation.target().iri().isEmpty()
              ? new Item("", relation.target().text())
              : item(page, relation.target().iri(), known);
      add(groups, heading, item);
    }
    for (DatasetLinks.Incoming incoming : links.listIncoming(iri, caller.tokens(), MOST_INCOMING)) {
      String key = "relation.incoming." + page.code(incoming.property());
      String heading =
          page.words().has(key)
              ? page.say(key)
              : page.say("relation.incoming", "relation", page.label(incoming.property()));
      Linked from = incoming.from();
      shown.add(from);
      add(groups, heading, new Item("/datasets/" + from.slug(), from.title()));
    }
    discoveries.shown(caller, shown.stream().map(Linked::slug).toList());
    List<Group> list = new ArrayList<>();
    groups.forEach((heading, items) -> list.add(new Group(heading, items)));
    return list;
  }

  private static void add(Map<String, List<Item>> groups, String heading, Item item) {
    List<Item> items = groups.computeIfAbsent(heading, key -> new ArrayList<>());
    if (!items.contains(item)) {
      items.add(item);
    }
  }

  private static Item item(Page page, String iri, Map<String, Linked> known) {
    Linked linked = known.get(iri);
    if (linked != null) {
      return new Item("/datasets/" + linked.slug(), linked.title());
    }
    LocalizedText label = page.lists().label(iri);
    boolean isNamed = !label.values().keySet().equals(Set.of(""));
    return new Item(
        page.isLinkable(iri) ? page.link(iri) : "",
        isNamed ? label : new LocalizedText(Map.of("", iri)));
  }
}
