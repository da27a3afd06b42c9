import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  base: '/graphiql/',
  // Monaco is one chunk of 2.8 MB, loaded after the frame of the page.
  build: { chunkSizeWarningLimit: 3000 },
  plugins: [
    {
      // The explorer focuses each argument as it draws it, so that opening a tab scrolls the panel to the last one.
      name: 'leave-the-focus-alone',
      transform: {
        filter: { id: /graphiql-explorer\/dist\/Explorer\.js/ },
        handler(code) {
          const focusing = /input\.focus\(\);\s*input\.setSelectionRange\(0, input\.value\.length\);/
          if (!focusing.test(code)) throw new Error('graphiql-explorer has changed: look whether it still takes the focus')
          return code.replace(focusing, '')
        },
      },
    },
  ],
})

export default config
