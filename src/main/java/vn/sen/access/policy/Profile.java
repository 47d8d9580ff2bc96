package vn.sen.access.policy;

import static vn.sen.metadata.PolicyReader.ODRL;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The terms of the portal's ODRL profile, as documented in {@code ontology/README.md}. */
public final class Profile {
  public static final String USE = ODRL + "use";

  static final String DATE_TIME = ODRL + "dateTime";
  static final String PURPOSE = ODRL + "purpose";
  static final String COUNT = ODRL + "count";

  private final String namespace;
  private final Map<String, String> includedIn = new HashMap<>();

  /**
   * @param namespace the portal's own, ending with '#'
   */
  public Profile(String namespace) {
    this.namespace = namespace;
    for (String wide : new String[] {"read", "write", "reproduce", "distribute", "derive"}) {
      includedIn.put(ODRL + wide, USE);
    }
    includedIn.put(ODRL + "modify", ODRL + "write");
    includedIn.put(ODRL + "display", ODRL + "read");
    includedIn.put(ODRL + "sell", ODRL + "transfer");
    includedIn.put(preview(), ODRL + "read");
    includedIn.put(query(), ODRL + "read");
    includedIn.put(download(), ODRL + "reproduce");
    includedIn.put(discover(), "");
    includedIn.put(USE, "");
    includedIn.put(ODRL + "transfer", "");
  }

  public String iri() {
    return namespace + "odrl-profile";
  }

  /** See that a dataset exists and what is said of it. */
  public String discover() {
    return namespace + "discover";
  }

  public String preview() {
    return namespace + "preview";
  }

  public String query() {
    return namespace + "query";
  }

  public String download() {
    return namespace + "download";
  }

  /** Left operand: up-to-date datasets that the assignee's agency shares with the assigner. */
  public String sharedDatasets() {
    return namespace + "sharedDatasets";
  }

  /** Duty: tell the owner what came of the use. */
  public String reportBack() {
    return namespace + "reportBack";
  }

  boolean knowsAction(String action) {
    return includedIn.containsKey(action);
  }

  boolean knowsDuty(String action) {
    return action.equals(reportBack())
        || Set.of(ODRL + "attribute", ODRL + "delete", ODRL + "compensate", ODRL + "inform")
            .contains(action);
  }

  boolean knowsOperand(String leftOperand) {
    return Set.of(DATE_TIME, PURPOSE, COUNT, sharedDatasets()).contains(leftOperand);
  }

  /** True when doing the one is a way of doing the other. */
  boolean includes(String wide, String narrow) {
    String action = narrow;
    while (!action.isEmpty()) {
      if (action.equals(wide)) {
        return true;
      }
      action = includedIn.getOrDefault(action, "");
    }
    return false;
  }
}
