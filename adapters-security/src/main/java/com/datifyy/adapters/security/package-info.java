/// Issues and reads tokens, hashes and checks passwords.
@NullMarked
package com.datifyy.adapters.security;

import org.jspecify.annotations.NullMarked;
