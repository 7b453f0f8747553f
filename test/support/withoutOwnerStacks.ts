import * as React from 'react';

// React's development build takes a stack for each element, which costs a page of tests an eighth of its time. It takes none where it has
// already taken ten thousand in a second, and warnings then name components without the lines that made them.
const internals = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE') as object;
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set: () => {} });
