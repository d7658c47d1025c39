/// Everything that rests on cryptography: password hashes, access and refresh tokens, random identifiers, and the
/// list of passwords that attackers try first.
@NullMarked
package com.datifyy.adapters.security;

import org.jspecify.annotations.NullMarked;
