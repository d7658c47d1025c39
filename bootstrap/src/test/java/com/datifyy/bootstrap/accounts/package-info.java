/// Accounts in the running service: the service as it is delivered, over a real PostgreSQL, used as strangers, owners
/// and attackers use it. Mails and text messages are read from the console of development mode.
@NullMarked
package com.datifyy.bootstrap.accounts;

import org.jspecify.annotations.NullMarked;
