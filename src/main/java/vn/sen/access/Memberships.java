package vn.sen.access;

import java.util.List;
import java.util.UUID;

/**
 * The roles that people hold in agencies, as they were given. Who may give which is asked before,
 * in {@code Appointments}; what follows from them for a caller is in {@link Caller}.
 */
public interface Memberships {

  /** Of this very agency, in ascending order of names; empty when nobody belongs to it. */
  List<Membership> listOfAgency(String agency);

  /** In ascending order of agencies. */
  List<Membership> listOfPerson(UUID person);

  /**
   * Who decides for the agency now: its stewards, or, when it was merged, those of its successor.
   */
  List<Person> listStewards(String agency);

  /** Gives the role, in the place of one that the person held in the agency. */
  void put(UUID person, String agency, Role role, UUID givenBy);

  /**
   * @return false when the person held no role there
   */
  boolean delete(UUID person, String agency);
}
