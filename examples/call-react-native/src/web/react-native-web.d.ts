declare module 'react-native-web' {
  export * from 'react-native'
}
