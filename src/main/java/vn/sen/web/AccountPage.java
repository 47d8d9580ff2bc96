package vn.sen.web;

import java.util.List;
import java.util.Map;
import vn.sen.access.Role;
import vn.sen.access.account.Account;
import vn.sen.access.account.ApiToken;
import vn.sen.access.account.SessionInfo;

/**
 * One's own account.
 *
 * @param roles by agency's slug
 * @param problem why the last change was refused; may be ""
 * @param provider what people call the OpenID Connect provider; "" when there is none
 * @param once secrets that are shown this once
 */
public record AccountPage(
    Account account,
    Map<String, Role> roles,
    List<ApiToken> tokens,
    List<SessionInfo> sessions,
    int recoveryCodes,
    String problem,
    String provider,
    List<String> once) {}
