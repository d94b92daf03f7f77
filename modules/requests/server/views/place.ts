import { placeNamed } from '#kernel/places/place-named.ts'
import { resolvePlace } from '#kernel/places/resolve-place.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'

/** 按地址或定位找地点: for whoever is about to send a request, and would see where it will be said to lie. */
export const place = view({
  name: 'requests.place',
  title: '按地址找地点',
  ...views.place,
  // Where streets lie is no secret, and who writes has often not signed in yet.
  may: [anyone],
  run({ office, input: { lng, lat, datum, ...named } }) {
    const at = lng === undefined || lat === undefined ? null : { lng, lat, address: named.address ?? '', ...(datum ? { datum } : {}) }
    return Promise.resolve({ place: at ? resolvePlace(office, at).place : placeNamed(office, named) })
  },
})
