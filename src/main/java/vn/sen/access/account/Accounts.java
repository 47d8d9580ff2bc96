package vn.sen.access.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.Person;

/** The record of accounts. */
public interface Accounts {

  Optional<Account> find(UUID id);

  /** Letters count the same in either case. */
  Optional<Account> findByEmail(String email);

  /**
   * @return false when the address belongs to an account already
   */
  boolean create(Account account);

  void setPassword(UUID id, String hash);

  void setNameAndLanguage(UUID id, String name, String language);

  /** From now on; nothing when they were accepted before. */
  void acceptTerms(UUID id);

  /** In ascending order of names. */
  List<Person> listAdministrators();

  /**
   * Makes the account an administrator's.
   *
   * @return false when it holds a role in an agency, which an administrator may not
   */
  boolean appoint(UUID id);

  /** The account that an OpenID Connect provider knows by the subject. */
  Optional<Account> findByIdentity(String issuer, String subject);

  /** From now on the provider's subject is this account. */
  void addIdentity(UUID id, String issuer, String subject);
}
