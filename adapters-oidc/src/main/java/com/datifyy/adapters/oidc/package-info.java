/// What Google, Apple and Facebook say about somebody, checked: id tokens against the keys that their issuers publish,
/// access tokens by asking who issued them.
@NullMarked
package com.datifyy.adapters.oidc;

import org.jspecify.annotations.NullMarked;
