/// The albums that the demo keeps.
enum DemoConfiguration {
    static let text = """
        groups: {kids: [Mia, Leo], family: [kids, Anna, Paul, Grandma]}
        albums:
          - {name: Favourites, all: {favorite: true}}
          - {name: Mia and Leo together, all: {people: {all: [Mia, Leo]}}}
          - {name: Just us two, all: {people: {only: [Anna, Paul]}}}
          - name: Greece, summer 2023
            all: {taken: 2023-06..2023-08, country: Greece}
            none: {type: video, filename: Screenshot*}
          - name: Best of the family
            all: {people: {any: family}}
            any: {favorite: true, rating: 4..}
          - name: Friends, but not the old days with Sam
            all: {people: {any: [Kim, Sam, Alex]}}
            none: [ {people: Sam, taken: ..2018} ]
          - {name: The cabin, all: {near: {lat: 46.021, lon: 7.748, km: 5}}}
          - {name: Aunt Eva, all: {people: Eva}}

        """
}
