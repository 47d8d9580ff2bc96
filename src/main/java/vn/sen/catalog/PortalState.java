package vn.sen.catalog;

import java.util.Optional;

/** Small facts about the portal as a whole, kept with the record: what was seeded, for example. */
public interface PortalState {

  Optional<String> find(String key);

  void put(String key, String value);
}
