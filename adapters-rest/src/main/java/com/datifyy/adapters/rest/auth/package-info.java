/// Accounts and sessions over REST.
@NullMarked
package com.datifyy.adapters.rest.auth;

import org.jspecify.annotations.NullMarked;
