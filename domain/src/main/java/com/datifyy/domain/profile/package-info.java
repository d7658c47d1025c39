/// What people tell about themselves, in the groups the contract has, and how complete and how public it is.
@NullMarked
package com.datifyy.domain.profile;

import org.jspecify.annotations.NullMarked;
