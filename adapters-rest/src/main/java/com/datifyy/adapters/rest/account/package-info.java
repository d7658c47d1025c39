/// An account as a whole, over REST: taking one's data along, and leaving.
@NullMarked
package com.datifyy.adapters.rest.account;

import org.jspecify.annotations.NullMarked;
