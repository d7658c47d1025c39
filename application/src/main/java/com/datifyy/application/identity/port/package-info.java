/// What accounts and sessions need from the outside: stores, hashing and token signing.
@NullMarked
package com.datifyy.application.identity.port;

import org.jspecify.annotations.NullMarked;
